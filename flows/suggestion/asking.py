"""Why and in which words who suggested something is asked afterwards."""

from flows.cases.wanted import Source
from flows.suggestion.rules import asking
from storage.records.callback import PHONE

SOURCES = {
    asking.ANSWER: Source("答复后", "我们的答复说清楚了吗？", asking.is_told),
    asking.SILENT: Source("没有回音", "我们的答复您看到了吗？", asking.was_silent, PHONE),
}
