"""Why and in which words a complainant is asked afterwards; by phone unless they chose chat."""

from flows.cases.wanted import Source
from flows.complaint.rules import asking
from storage.records.callback import PHONE

SOURCES = {
    asking.MEASURES: Source("措施落实后", "措施落实后，情况好转了吗？", asking.is_told, PHONE),
    asking.SILENT: Source("没有回音", "情况好转了吗？", asking.was_silent, PHONE),
    asking.UNHAPPY: Source(
        "不满意", "上次您不满意，现在怎么样了？", asking.is_unsettled, PHONE, promised=True
    ),
}
