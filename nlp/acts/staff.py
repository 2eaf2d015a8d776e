"""What staff say of their own work without a command: a table of words for each meaning.

Whole sentences only, so that what goes on differently stays an ordinary sentence. `DONE` looks for
a sign of work done anywhere; `NOT_DONE` is what makes it a question, a wish or a complaint.
"""

from __future__ import annotations

import re

from nlp.acts.affirm import ACKNOWLEDGED

_END = r"(?:了|啊|呀|哈|的|哦)*[。！!～~\s]*"
_GAP = r"[，,、。；;\s]*"
_THEM = r"(?:业主|住户|客户|户主|房东|租户|他们?|她)"
_ABOUT = r"(?:大概|大约|估计|差不多|预计|可能|应该|还要|还得|还有|需要|再|得|要){0,4}"
_TIME = r"[\d一二两三四五六七八九十半刻今明后大早晚上中下午凌晨傍夜里间周星期礼拜日天月底号点钟时分小个内之以前后左右:：~-]"
_WHEN = rf"{_TIME}{{2,}}"
_SPAN = r"(?:\d{1,3}|[一二两三四五六七八九十半]+)个?半?(?:分钟|小时|钟头|天)"
_SOON = r"(?:现在|马上|这就|立刻|立马|尽快|正在?|已经)"
_GO = r"(?:去|过去|过来|来|到|出发|上门|赶过去|赶来)(?:看看?|看一下|处理|修|弄|换|装|检查)?"

TAKES = re.compile(
    rf"{ACKNOWLEDGED}(?:接了|接单了|我接了?|我来接|我接单|接下了?|这[单个活](?:单子?)?我来?接|我来(?:处理|弄|修|干))"
    rf"(?:这[单个活])?{_END}"
)
GOES = re.compile(
    rf"{ACKNOWLEDGED}(?:"
    rf"我?就?{_SOON}就?我?{_GO}"
    rf"|[我人]?(?:已经)?(?:去看看|去看一下|过去看看|过去|出发|在路上|在来的?路上|在去的?路上)"
    rf"|我?{_ABOUT}(?P<when>{_WHEN})(?:就|准时|能|会|可以|再)*{_GO}"
    rf"|{_ABOUT}(?P<span>{_SPAN})(?:左右|内|以内)?"
    rf"|我?(?:已经)?(?:[跟和与同]?{_THEM})?(?:说好|改约|改到|约到|约在|约好|约)了?(?:是|在|到)?\s*(?P<booked>{_WHEN})(?:{_GO})?"
    rf"){_END}"
)
LATE = re.compile(
    rf"{ACKNOWLEDGED}(?:我?(?:在?路上)?(?:有点?|太)?堵(?:车|着|上)?了?|车坏了|[上前](?:面|一)?[家单户个]?还没[完好弄修]\w?){_GAP}"
    rf"(?:{_ABOUT}会?(?:晚|迟|推迟|延后|耽误){_ABOUT}到?(?P<span>{_SPAN})(?:左右|到)?)?{_END}"
    rf"|{ACKNOWLEDGED}我?{_ABOUT}会?(?:晚|迟|推迟|延后|耽误){_ABOUT}到?(?P<late>{_SPAN})(?:左右|到)?{_END}"
)
ARRIVES = re.compile(
    rf"{ACKNOWLEDGED}(?:我)?(?:已经|人)?(?:到了|到啦|到达了?|到(?:门口|楼下|现场|地方|他家|业主家)|进门了?){_END}"
)
ABSENT = re.compile(
    rf"{ACKNOWLEDGED}(?:我?(?:已经?)?(?:到|上门|去|来|过去|到场|到门口|到现场)了?{_GAP})?"
    rf"(?:敲了?(?:半天|好久|好几次|几次|[一-十两\d]+次)?门|按了?门铃|叫门|敲了?半天)?{_GAP}"
    rf"{_THEM}?(?:家里?|屋里|房里)?(?:现在|都|又|也|还是)?"
    rf"(?:没有?人(?:在家?|开门?|应|答应|理)?|不在家?|没在家?|不开门|没开门|敲不开)(?:啊|了|呢)?"
    rf"(?:{_GAP}(?:打)?(?:他|她|业主|住户)?(?:打)?电话也?(?:打不通|没人接|不接|没接|关机|没打通))?{_END}"
)
# A verb that is added here belongs into `NOT_DONE`, too: else 没…好 reads as done.
DONE = re.compile(
    r"(?:[修弄搞换装接调关补焊粘处理清疏弄拧](?:理|通|完)?(?:好|完|通|紧|上|干净)了?(?![吗没不]))"
    r"|搞定|完工了|做完了|(?:^|[，,\s])(?:都|已经|现在)?好了|救出来|换了|换的|换掉了|拆了|疏通了|通了|不[漏滴响堵跳晃渗冒]了|拧紧|复位了|打[扫捞]干净"
    r"|来电了|亮了|能用了|可以用了|恢复(?:正常|供水|供电|了)"
)
NOT_DONE = re.compile(
    r"[?？吗]|[没未](?:修|弄|换|处理|搞|装|通|好|人|来|完)|[修弄]不|还是|还在|又|仍|谢|请|帮|麻烦|谁|什么|怎么|几时|多久|何时"
    r"|能不能|可不可以|可以.{0,4}换|要换|得换|需要|准备|打算|[想该先再明后]天?[修换装弄]|就好了|多好|不(?![漏滴响堵跳晃渗冒]了)"
    r"|了没|没有|投诉|我家|我们家|坏了|建议|希望|明天|后天|如果|要是|等"
)
LONGEST, SHORT = 60, 24  # characters of such a sentence, and of one that names a colleague
# Why it has to wait, in the words of who says so: the list's own word is not needed.
REASONS: dict[str, re.Pattern[str]] = {
    "待料": re.compile(
        r"(?:没有?|缺|少|等|要|差|订|买|采购|拿|领)了?(?:个|点|新)?(?:的)?(?:配件|零件|材料|料|货|备件|东西换)"
        r"|(?:配件|零件|材料|备件|货)(?:还|都)?(?:没|不够|缺|要订|要等|得等|在路上|没了)|缺货|订货"
    ),
    "待外协": re.compile(r"(?:等|找|叫|联系|要)(?:厂家|厂商|外协|维保|开发商|专业公司|电梯公司)"),
    "待业主": re.compile(
        rf"{_THEM}(?:说|要求|让|叫|要|想)(?:等|改|过几天|再|晚|先|考虑|[明后]天|下周|周)"
        rf"|等{_THEM}(?:定|回|有空|的时间|决定|同意)"
    ),
    "待天气": re.compile(
        r"等(?:天晴|雨停|天气)|(?:下雨|下大雨|雨太大)(?:了)?[，,\s]*(?:没法|不能|做不了|干不了)"
    ),
}
ASKING = re.compile(r"[?？吗]|谁|怎么|多久|能不能|可不可以|请|麻烦|投诉|我家|我们家")
RECEIVED = frozenset({"收到", "知道了", "明白", "明白了", "了解", "好的收到", "收到收到", "收到了"})

SUGGESTING = re.compile(r"建议|希望|最好|应该|能不能|可不可以")
SENTENCE = 8  # characters from which a suggestion is one


def suggests(words: str) -> bool:
    """Tell whether a whole sentence suggests something."""
    return len(words) >= SENTENCE and SUGGESTING.search(words) is not None


def is_absent(words: str) -> bool:
    """Tell whether somebody says that nobody opened."""
    return ABSENT.fullmatch(words.strip()) is not None


def when_coming(words: str) -> str | None:
    """Return when somebody says they come, perhaps nothing; None when they don't say it."""
    found = GOES.fullmatch(words.strip())
    if found is None:
        return None
    return found["when"] or found["booked"] or found["span"] or ""


def how_late(words: str) -> str | None:
    """Return by how much somebody says they are late, perhaps nothing; None when they don't."""
    found = LATE.fullmatch(words.strip())
    return None if found is None else found["span"] or found["late"] or ""


def reason_of(words: str) -> str | None:
    """Return for what the work has to wait, by the list of reasons."""
    if ASKING.search(words):
        return None
    return next((reason for reason, said in REASONS.items() if said.search(words)), None)


def is_done(words: str) -> bool:
    """Tell whether a sentence says that the work is done, and nothing against it."""
    short = len(words) <= LONGEST
    return short and DONE.search(words) is not None and NOT_DONE.search(words) is None


def meant(text: str) -> tuple[str, ...]:
    """Return the commands that a sentence can stand for, the likeliest first; none is common."""
    words = text.strip()
    if len(words) > LONGEST:
        return ()
    if is_absent(words) or how_late(words) is not None:
        return ("进展",)
    if TAKES.fullmatch(words):
        return ("接",)
    if ARRIVES.fullmatch(words):
        return ("到场",)
    if when_coming(words) is not None:
        return ("接", "进展")
    if reason_of(words) is not None:
        return ("暂缓",)
    return ("完成",) if is_done(words) else ()


_NUMBERED = r"(?P<number>(?:[A-Za-z]{2})?\d{8}-\d{4,6}|(?:[A-Za-z]{2})?\d{1,6})号?单?"
_LEADS = r"(?P<verb>派单|派工|派|指派|安排|转单|转|改派|换|让|叫)"
_GOES = r"(?:去|过去|来|去处理|来处理|处理|接|跟|跟进|去看看?|去看一?下|去修|来修|去弄|吧|一下|了|啊){0,4}"
GIVES = re.compile(
    rf"(?:{_NUMBERED}\s*)?{_LEADS}(?:成|到)?\s*(?:给|让|叫)?\s*(?P<name>[一-鿿]{{2,6}}?)"
    rf"(?P<goes>{_GOES}){_END}"
)
TURNS_OVER = frozenset({"转", "转单", "改派", "换"})
ONLY_WITH_A_DEED = frozenset({"让", "叫", "换"})  # 让王强 alone may go on as anything


def given_to(text: str) -> tuple[str, str, str] | None:
    """Return the command, the number and the name in words that give a case to somebody."""
    words = text.strip()
    found = GIVES.fullmatch(words) if len(words) <= SHORT else None
    if found is None or (found["verb"] in ONLY_WITH_A_DEED and not found["goes"]):
        return None
    word = "转" if found["verb"] in TURNS_OVER else "派"
    return word, found["number"] or "", found["name"]
