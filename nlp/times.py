"""Which of the times in a message is an appointment, an availability or a deadline.

What happened, and when a nuisance happens, is none of them.
"""

import re
from collections.abc import Iterable
from datetime import datetime

from nlp import marks
from nlp.time_values import Appointment, TimeRange, as_text, read_times
from nlp.time_words import in_mandarin

__all__ = ["Appointment", "TimeRange", "find_time"]

Span = tuple[int, int]

_HINT = re.compile(
    r"[天日号晚早晨午夜周期拜末月年节前后内点时:/]|\d[\-.]\d|[今明后]儿|国庆|元旦|五一|春节|中秋|端午|清明|圣诞|双休"
)
_ARRANGED = re.compile(
    r"在家|有空|有人(?=在|$|[，。,!\s])|方便|都行|[都也]好|都成|[都就我]在(?=$|[，。,!\s])|都可以|可以|就[成中](?=$|[，。,!\s吧])|也行|[行成中][吗不]|就行|能来|能不能来|来修|来看|来弄|来换|来查|来检|来一趟|来吗|来吧|来个|过来|再来|派人|派师傅|"
    r"上门|预约|约(?!定俗)|修好|解决|处理|弄好|搞定|修完|完成|给我(?![断停锁关扔整贴算罚])|想[订借约]|答复|回复|回电|打电话|联系我|改到|改成|改约|换到|换成|推迟到|提前到|"
    r"等着|等你|等您|等师傅|来得及|最好|务必|必须|要用|之前要|到家|(?<!让人)休息|不上班|下班(?!族|高峰)|空闲|得空|有时间|没问题|麻烦|安排|可否|能否|来(?:$|[，。？！,!?啊哈呗])|[行得](?:$|[，。？！,!?])|吧(?:$|[，。,!])|再说|需要|"
    r"OK|COME|FINE|GOOD(?! [ME])|AVAILABLE|HOME|FREE|PLEASE|PLS|WORKS?(?![A-Z])|VISIT|SEND|"
    r"FIXED|SOMEONE"
)
_HAPPENED = re.compile(
    r"^[^，。！？；,]{0,8}?(?:就(?!行|可以|能|好)|开始(?!有|在|都)|一直|又|还在|还没|还来|仍|漏(?!.{0,8}来)|停[水电]|吵|装修|施工|敲|钻|跳|响|没水|没电|坏|不亮|堵|割|打鸣|突突|倒车|说来|说要|说会|报修|报过|报的|反映|打过|打了|"
    r"交了|交的|说好|说的|答应|承诺|来过|来了|修了|修过|修的|换的|投诉|发现|出现|发生|进水|着火|被|没人来|没来|都?没见|走了|也没|不能|不让|扰民|唱|跳舞|叫|放|有人(?!在)|睡|臭)"
)
_HAPPENED_BEFORE = re.compile(
    r"(?:吵|装修|施工|敲|钻|跳|砸|闹|广场舞|打牌|麻将|响)[^，。！？；,]{0,7}$|"
    r"(?<![周期拜月])[一整]个?$|(?:从|自从|自|打从|昨天|上次|那天|已经|都|又|说|到了|一到|每到|(?<![改推约换调迟等挪移延])到|天天|每天|每个?月|经常|总是|老是|因为|现在|这会儿|比)[^，。！？；,]{0,3}$|今(?:天|儿)(?:都|已经|是)?$|才$"
)
_NOT_THEN = re.compile(  # what follows says: nobody is there; it was promised, and not kept
    r"^\s?改(?!天)|^(?:都|已经|是|才)*(?:第|周|礼拜|星期)|^的(?![话时吧呗哈，。,!？?\s…]|$|[^，。]{1,6}[室场厅馆])|^别(?![太忘急])|^也(?![行可成好在能得]|有人)|^[^，。！？；来]{0,10}别来|^[^，。！？；,]{0,9}巡逻|"
    r"^[^，。！？；,]{0,7}?(?:不在|几点(?!了)|几号|没空|不行|不方便|没人(?!管)|没时间|出差|出门|有事|加班|开会|考试|生日|出去|不得空|"
    r"旅游|回老家|结婚|搬家|手术|聚会|有客|不可以|来不了|不了(?!解)|不要|不用|不合适|不得(?=$|[，。,!\s])|不算|取消|作废|不能(?!来吗|不)|(?:上班|休息|开门|营业|放假|值班)(?:吗|不|么|嘛))"
    r"|"
    r"^(?:[^，。！？；,\s]{0,4}?(?:上课|午睡|睡午觉|接娃|接孩子|接孙|接小孩|接人)|(?:就|得|要)?走(?=$|[，。,!\s]))"
    r"|"
    r"^说要?来|到现在|说(?:今天|明天|下午|上午|马上)来|也没|都没(?:人|来|见|了)|等到|^的呢|没(?:人)?来|放鸽子|结果|连个人影|白等|爽约|来的(?!话|时候)|几点了|人呢|人影|"
    r"[，,。 ](?:都|已经|现在)(?!在|行|可以|好|成|有人)[^，。！？；]{0,5}(?:了|点)|"
    r"怎么(?:成|又|还)"
)
_EXCLUDED = re.compile(
    r"(?:除了?|除开|除去|不要|不用|不必|别(?:在|约|等|挑)?|不能|避开|不是|不约|取消(?:掉)?|"
    r"(?:原来|原先|本来|之前|刚才|开始)(?:是|说|定|约|写)[^，。！？；,]?)[^，。！？；,]{0,2}$"
    r"|"  # what somebody promised is no time of the resident's
    r"(?:物业|师傅|客服|前台|保安|管家|你们|[他她]们?|人家|厂家|快递|通知|公告)[^，。！？；,]{0,3}"
    r"(?:说|讲|答应|承诺|保证|通知)(?!好|一声)[^，。！？；,]{0,4}$"
)
_ASKED = re.compile(  # when (\0) the office opens or the lift runs again
    r"(?:你们|前台|物业|客服|办公室|食堂|会所|电梯|门禁|暖气|热水|路灯|泳池|游泳馆|健身房)[^，。！？；,]{0,4}\0"
    r".*?(?:(?:上班|休息|开门|开放|开|营业|放假|值班|下班|关门|有人|[修弄]好|恢复|通水|来水|来电)[^，。！？；,]{0,3}(?:吗|不|么|嘛|？|\?)"
    r"|上不上班|休不休|开不开|营不营业|放不放假|在不在|有没有人)"
)
_WORK = ("修", "看", "换", "弄", "装", "送", "查", "量", "谈", "通", "家里", "我家", "测", "搬")
_NOTICE = "通知"  # no 疏通
_NO, _MOVED = "不行", ("改", "换", "挪到", "推到", "移到", "延到")  # before another time
_NIGHT = ("半夜", "深夜", "凌晨", "夜里", "清早", "大清早")
_WHETHER = re.compile(r"([能可行得])[不没唔]\1")  # 能不能 is no 不能
_OFTEN = ("每", "天天", "逢")
_AT_HOME = ("在家", "有人在", "有空", "方便", "可以", "都行", "到家")
_PAUSES = f"{marks.PAUSES}{marks.ASKS} "
_ENDS = str.maketrans(dict.fromkeys(_PAUSES.strip(), "\n"))


def find_time(plain: str, now: datetime, taken: Iterable[Span] = ()) -> Appointment | None:
    """Find the appointment, availability or deadline; minutes are those of `now`'s zone."""
    text, spans = in_mandarin(plain)
    if not _HINT.search(text):
        return None
    now, taken = now.replace(tzinfo=None), list(taken)
    best: Appointment | None = None
    most, today = 0, as_text(now)
    for found in read_times(text, now):
        first, last = spans[found.start][0], spans[found.end - 1][1]
        if any(first < end and start < last for start, end in taken):
            continue
        weight = _weight(text, found, today)
        if weight > most:
            best, most = Appointment(found.time, first, last), weight
    return best


def _weight(plain: str, found: Appointment, now: str) -> int:
    """Tell how surely the time is one to act upon; 0: it only tells what happened."""
    value, start, end = found.time, found.start, found.end
    if value.end and value.end <= now:
        return 0
    cut = "…" * (len(plain) > end + 16)  # lest the window's end is taken for the text's
    around = (plain[max(0, start - 12) : start], plain[end : end + 16] + cut)
    before, after = (_WHETHER.sub(r"\1", part) for part in around)
    lead = before.translate(_ENDS).rpartition("\n")[2]
    near = after.translate(_ENDS).partition("\n")[0]
    mark = after[len(near) : len(near) + 1]
    if _EXCLUDED.search(before) or _NOT_THEN.search(after):
        return 0
    if _ASKED.search(f"{lead}\0{near}{mark}"):
        return 0
    often = plain.startswith(_OFTEN, start) or before.endswith(("每天", "每日", "天天"))
    if often and not any(word in near for word in _AT_HOME):
        return 0
    arranged = bool(_ARRANGED.search(near + mark))
    if _HAPPENED.search(after) and not arranged:
        return 0
    if _HAPPENED_BEFORE.search(before) and not _ARRANGED.search(near[:8] + mark):
        return 0
    at_night = any(word in plain[start:end] for word in _NIGHT)
    if at_night and (not arranged or plain.startswith(_NIGHT, start)):
        return 0  # when a nuisance happens
    weight = (
        3 * arranged
        + 2 * bool(_ARRANGED.search(lead.removesuffix(_NO)) or lead.endswith(_MOVED))
        + bool(_ARRANGED.search(after))
    )
    weight += value.start is None
    coming = (value.start or value.end or "")[:10] > now[:10]
    works = any(word in near.replace(_NOTICE, "") for word in _WORK)
    if works or len(near.strip()) <= 3:
        weight += coming + 2 * (len(plain) - (end - start) <= 6 and not near.strip())
    alone = not lead.strip() and not near.strip()  # 晚上七点半到九点, 白天走不开
    if alone and not _HAPPENED_BEFORE.search(before.rstrip(_PAUSES)):
        weight += not _HAPPENED.search(after.lstrip(_PAUSES))
    return weight
