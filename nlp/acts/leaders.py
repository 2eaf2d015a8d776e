"""What those who lead ask in their own words.

Whole sentences, each a row: what is asked, and how. Blanks and the last mark are left out first.
"""

from __future__ import annotations

import re

_ASK = r"(?:请问|帮我|查一?下|看一?下|看看|问一?下|想问下)?"
_NOW = r"(?:现在|目前|当前|今天|这会儿|还|都|一共|总共|到底){0,3}"
_WORK = r"(?:工单|单子|单|报修|报事|活儿?|事情?)"
_MANY = r"(?:有没有|有哪些|有什么|有多少|有几|还有|有|剩|哪些|哪几|哪|多少|几|什么){0,3}(?:个|张|条|件|单)?"
_END = r"(?:了|的|呢|啊|呀|吗|吧|没有|没){0,4}"
_ASKS = r"(?=.*(?:有|哪|多少|几|吗|什么|没有))"
_UNDONE = r"(?:没有?|未)(?:修|处理|弄|完成|完工|完|办|解决|做|关|干|搞)(?:好|完|掉|单)?"
_KEPT = r"(?:[A-Z]{2})?(?:\d{8}-)?\d{1,6}"
LATE, TODAY, UNSENT, UNDONE, WHO, TEAM, PERSON, MONTH, BIG, RANKS = (
    "late", "today", "unsent", "undone", "who", "team", "person", "month", "big", "ranks",
)  # fmt: skip
QUESTIONS: dict[str, re.Pattern[str]] = {
    LATE: re.compile(
        rf"{_ASKS}{_ASK}{_NOW}{_MANY}(?:已经)?{_WORK}?(?:超时|超期|过期|逾期)(?:的|了)?"
        rf"{_WORK}?{_MANY}{_END}"
    ),
    TODAY: re.compile(
        rf"{_ASK}(?:今天|今日)(?:一共|总共|目前)?(?:"
        rf"(?:有|来|报|接|收|新增|出)?了?(?:多少|几)(?:个|张|条|件|单)?(?:{_WORK}|投诉)?"
        rf"|(?:的?情况)?(?:怎么样|如何|咋样|忙不忙|忙吗)){_END}"
    ),
    UNSENT: re.compile(
        rf"(?=.*(?:哪|几|多少|吗|有没有)){_ASK}{_NOW}{_MANY}{_WORK}?"
        rf"(?:没有?|未)(?:派|受理|人接|接|安排|派单)(?:的|单)?{_WORK}?{_MANY}{_END}"
    ),
    UNDONE: re.compile(
        rf"(?!我家)(?=.*(?:哪|几|多少|什么|有没有|有.*吗)){_ASK}(?P<where>.{{0,12}}?){_NOW}{_MANY}{_WORK}?"
        rf"{_UNDONE}的?{_WORK}?{_MANY}{_END}"
    ),
    WHO: re.compile(
        rf"{_ASK}(?P<first>{_KEPT})?号?(?:这|那)?(?:个|张|条|件)?{_WORK}?{_NOW}(?:是|归)?"
        rf"(?:谁|哪个|哪位)(?:师傅)?(?:在|来|去)?(?:跟进?|处理|负责|弄|修|办|管|做){_END}"
        rf"(?P<last>{_KEPT})?"
    ),
    TEAM: re.compile(
        rf"{_ASK}(?P<team>我们部门?|本部门|部门里?|[一-鿿]{{2,4}}部)的?{_NOW}(?:手上|手里)?"
        rf"{_NOW}(?:有|剩)?(?:多少|几|哪些)(?:个|张|条|件)?{_WORK}?(?:{_UNDONE})?{_END}"
    ),
    PERSON: re.compile(
        rf"{_ASK}(?P<name>[一-鿿]{{2,4}}?)(?:师傅)?{_NOW}(?:"
        rf"在(?:干嘛|干什么|干啥|忙什么|忙啥|做什么)"
        rf"|(?:手上|手里){_NOW}{_MANY}{_WORK}?(?:{_UNDONE})?"
        rf"|(?:有|剩)?(?:几|多少|哪些)(?:个|张|条|件)?{_WORK}(?:{_UNDONE})?){_END}"
    ),
    MONTH: re.compile(
        rf"{_ASK}(?:(?P<month>这个月|本月|上个月|上月)的?(?:投诉)?|(?:最近|近期|近来)?的?投诉)"
        rf"(?:处理)?(?:情况|得)?(?:怎么样|如何|咋样|多吗|多不多|多少|情况){_END}"
    ),
    BIG: re.compile(
        rf"{_ASK}(?:最近|{_NOW})(?:有没有|有)(?:什么|啥)?(?:大事|大问题|要紧的|重大的?|急事|急单"
        rf"|急的|紧急的?|险情|要注意的|特别的)(?:{_WORK}|投诉)?{_END}"
    ),
    RANKS: re.compile(
        rf"{_ASK}(?:这个月|本月|最近)?(?:谁|哪个|哪位)(?:师傅)?(?:干|做|修|处理|手上|手里)?(?:得|的)?"
        rf"单?最(?:慢|快|多|少|忙|闲|好|差){_END}"
        rf"|.{{2,4}}?(?:这个月|本月|今天)(?:干|做|修)了(?:多少|几个){_WORK}?"
    ),
}
# Words that lead to what chat can't show yet; whoever builds one takes its row out.
NOT_YET = re.compile(
    r"(?:看一?下|看看|打开)?(?P<word>统计|看板|排行榜?|排名|报表|热点|导出|公告|请假|合并|拆分|满意度|报价)"
    r"(?:$|(?:一下|表|多少|怎么样|分析)?[了吗呢]?$|\s*(?:本|上|这|今|近|全|[A-Z]{2}|\d|工单|投诉|报修|月|周).{0,14}$)"
)
LONGEST = 40  # characters of a question
PAGE = re.compile(r"(.*?)第(\d{1,3})页$")
EVERYWHERE = frozenset(
    {"", "我们", "你们", "咱们", "小区", "全小区", "小区里", "全部", "一共", "目前"}
)
OWN = frozenset({"我", "我这", "我这里", "我这边", "我手上", "我手里", "手上", "手里"})
OWN_TEAM = frozenset({"我们部", "我们部门", "本部门", "部门", "部门里"})


def bare_question(text: str) -> str:
    """Return a question without blanks and without its last mark."""
    return re.sub(r"\s+", "", text).strip("?？。！!，,~～")
