"""Why and in which words a resident is asked afterwards about work for which somebody came."""

from flows.cases.fieldwork.rules import asking
from flows.cases.wanted import Source
from storage.records.callback import PHONE

SOURCES = {
    asking.TRIAL: Source("试用期满", "用了几天，现在还好吗？", asking.is_told_done),
    asking.RAIN: Source("雨后", "这几天还漏吗？", asking.is_told_done),
    asking.UNHAPPY: Source(
        "不满意", "上次您不满意，现在怎么样了？", asking.is_unsettled, PHONE, promised=True
    ),
    asking.SILENT: Source("没有回音", "处理好了吗？", asking.was_silent, PHONE),
}
