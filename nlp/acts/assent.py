"""The many ways in which people say yes, call something off, hurry or swear, as patterns.

All but `without_swearing` and `after_calling_off` read a text without spaces and signs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nlp import marks

_ASKS = re.compile(r"[?？]")
_SIGNS = re.compile(r"[^\w👌👍🆗✅💯]+|_")
_STICKERS = re.compile(r"\[(?:OK|ok|强|好的|赞|ThumbsUp|握手)\]")
_EDGE = r"[\s，,。.！!？?~～、：:；;…]*"
_ENDING = "(?:的|了|吧|啊|呀|哦|噢|哈|呢|嘛|咯|呗|啦|嘞|滴|哒|哟|喽|呐)*"

_YES = (
    "确认(?:无误|提交)?|确定|提交|没错|没有?问题|没毛病|无误|正确|同意|"
    "就?按(?:这个|这样|上面)的?(?:来|办|报|提交)|(?:就)?是这(?:么)?回事|"
    "就这样(?:子)?|就这么(?:办|定|着|报)|就是(?:这个|这样)|就这个|是这样|这样(?:就)?(?:行|可以|好)|"
    "(?:都|全|全都|内容)(?:是)?对|都没错|对头|要得|得行|得嘞|妥|发送|发(?:出|过)?去|发|提交上去|报上去|报|"
    "可以|好|行|成|中|嗯|恩|是|对|o+k+(?:ay)?|yes|yep|y|[👌👍🆗✅💯]"
)
_THANKS = (
    "(?:(?:谢谢|谢了|多谢|感谢|辛苦|拜托)(?:你们?|您|大家|师傅|小管家|管家)?"
    "|麻烦(?:你们?|您|大家|师傅|小管家|管家|了))"
)
_HURRY = (
    "(?:请|麻烦|让师傅|师傅|你们|能不能)?(?:快|赶快|赶紧|赶忙|尽快|抓紧|尽早|早|速)(?:一?点|些|一些|速度)?(?:儿)?"
    "(?:来|过来|上门|派人|派|安排|处理|修|弄|解决|时间|给我|一下|人|师傅|看看)*"
    "|(?:很|太|好|挺|有点|我很|这个)?(?:着急|急)(?:死|得很)?(?:人|我)?|(?:我)?(?:在家)?等着(?:你们|呢)?|越快越好"
)
_AGREES = re.compile(
    f"(?:那就?|哦|噢|啊|哎|唉|我|就)*(?:(?:{_YES}){_ENDING})+(?:(?:{_THANKS}|{_HURRY}){_ENDING})*"
)
_REFUSES = re.compile(f"(?:不|不太|没)(?:对|是|行|好|可以|正确){_ENDING}")
_HURRIES = re.compile(f"(?:(?:{_HURRY}){_ENDING})+")

_STOP = (
    "算了|罢了|拉倒|取消|撤销|撤(?:单|回|掉)?了?|退出|没事了|没事儿了|"
    "(?:我们?|先|就|那就?|也|还是)*不(?:用|要|需要|必)(?:再)?(?:报|修|来|派|管|麻烦|登记|弄|看|投诉|反映|你们|您|师傅|物业|人)*了?|"
    "(?:我们?|先|就|那就?|还是)*(?:不|别)(?:报|修|来|弄|搞|登记|麻烦|提交|派|投诉|反映|提)(?:你们?|您|人|师傅)?了?"
)
_BY_WHOM = "(?:我们?|他|她|老公|老婆|爱人|家里人|家人|儿子|女儿|孩子|师傅|物业|邻居|朋友|别人)"
_FIXING = "(?:修|弄|搞|整|处理|解决|换|疏通|通|装|拧)"
_SOLVED = (
    f"{_BY_WHOM}?(?:已经|现在|刚刚|刚才|刚|突然|自己|又|后来|自动|找人|叫人|让人)+"
    f"(?:{_FIXING}(?:一下)?(?:好|定|完|通|掉)|好|通)了"
    f"|(?:我|我们)?{_BY_WHOM}{_FIXING}(?:好|定|完|通)了|{_BY_WHOM}?自己(?:来)?{_FIXING}?(?:一下|就行|就好|就可以)*"
    f"|(?:我们?)?(?:找|叫|让|请)人{_FIXING}(?:好|过)?了|(?:水|管子|现在|已经|又|自己|也)*不(?:再)?(?:漏|滴|堵|冒)(?:水)?了"
    "|(?:问题|这个|事情)(?:已经|自己)?(?:解决|处理好|好)了"
)
_BESIDE = (
    "(?:师傅|你们|物业)?(?:已经)?(?:来过|修过|看过)了|好了|"
    "(?:改天|下次|以后|回头|过几天|过两天|有空|再有问题)再(?:说|报|找你们|联系|弄)|再说|先这样|不好意思|打扰"
)
_CALLS_OFF = re.compile(
    rf"(?:那|哦|噢|啊|哎|唉|嗯|呃|就|好|的)*(?=.*?(?:{_STOP}|{_SOLVED}))"
    rf"(?:(?:{_STOP}|{_SOLVED}|{_BESIDE}|{_THANKS}){_ENDING})+"
)
_OFF_FIRST = re.compile(
    rf"(?:(?:那|哦|哎|唉)?算了(?:算了)*(?:吧)?{_EDGE}|(?:不用了|不要了|取消(?:吧)?){_EDGE}(?<=[\s，,。！!]))(?=\S)"
)

_NAMES = "(?:系统|物业|机器人|公众号|玩意儿?|东西|软件|程序|服务|管家|小管家|客服|管理处)"
_SWEARING = (
    "他妈的?|妈的|你妈的?|尼玛|特么的?|他奶奶的|奶奶的|操你妈|我操|操|艹|卧槽|我草|我靠|靠|我去|"
    "傻[逼Bb比叉]|[sS][bB]|[tT][mM][dD]|脑残|智障|神经病|有病|狗屁|狗日的|放屁|滚蛋?|混蛋|王八蛋|"
    f"(?:你们?|这个?|这是?|你们这|什么|真是)*(?:破|垃圾|烂|狗屎|鬼|狗屁)(?:{_NAMES})|什么(?:玩意儿?|鬼)|"
    "(?:真|太|好)?(?:是)?垃圾|(?:真|太|好)?烦死?(?:个?人|我)?|(?:真|要|都)?(?:是)?气死(?:个?人|我)?|"
    "(?:真|我)?(?:是)?服了(?:你们)?|(?:真)?(?:是)?无语|搞什么(?:鬼|名堂)?|干什么吃的"
)
_SWORN = rf"(?:(?:{_SWEARING})(?:的|了|吧|啊|呀|嘛|呢|啦)*{_EDGE})+"
_SWEARS_FIRST = re.compile(_SWORN)
_SWEARS_ALONE = re.compile(rf"{_EDGE}{_SWORN}")
_ONE_WORD = re.compile(
    rf"(?:靠|操|滚|艹|烦|垃圾|有病|我去|(?:真|太|好)烦)(?!{_EDGE}$|[\s，,。！!])"
)  # 靠窗, 垃圾桶
_SWEARS_LAST = re.compile(rf"(?<=[\s，,。！!])(?:{_SWORN})$")

NOTES = re.compile(  # what a worker should know, beside a yes
    r"(?:来|到|上门|进门)[^，。]{0,4}(?:前|时候|的话)|打[个一]?电话|敲门|按门铃|说一声|联系我|"
    r"带(?:上|个|把|点|着)|有(?:狗|猫|老人|小孩|孩子|宝宝|人在)|轻一?点|小声|换鞋|鞋套|停车|门没锁|密码"
)
NO_NOTE = re.compile(r"不|没|坏|漏|堵|还有|另外|但|改|错|吗|？|\?|投诉|建议")


@lru_cache(maxsize=64)  # several of the rules below look at one text
def bare(text: str) -> str:
    """Return a text without spaces, signs and stickers, in half width and lower case."""
    written = _STICKERS.sub("👌", text)
    return _SIGNS.sub("", unicodedata.normalize("NFKC", written)).lower()


def agrees(text: str) -> bool:
    """Tell whether a text is nothing but a yes, with thanks or haste."""
    return not _ASKS.search(text) and _AGREES.fullmatch(bare(text)) is not None


def refuses(text: str) -> bool:
    """Tell whether a text is nothing but a no."""
    return _REFUSES.fullmatch(bare(text)) is not None


def hurries(text: str) -> bool:
    """Tell whether a text only asks to be quick."""
    return _HURRIES.fullmatch(bare(text)) is not None


def calls_off(text: str) -> bool:
    """Tell whether a text only says that it is not needed, or has been put right."""
    return _CALLS_OFF.fullmatch(bare(text)) is not None


def after_calling_off(text: str) -> str:
    """Return what follows 算了 where something does: then it corrects and does not end."""
    return _OFF_FIRST.sub("", text, count=1) if _OFF_FIRST.match(text) else text


def without_swearing(text: str) -> str:
    """Return a text without the oaths before and after it; empty when there is nothing else."""
    left = text.strip()
    if _SWEARS_ALONE.fullmatch(left):
        return ""
    first = _SWEARS_FIRST.match(left)
    if first and not _ONE_WORD.match(left):
        left = left[first.end() :]
    return _SWEARS_LAST.sub("", left).strip(" \u3000，,")


def note_after_yes(text: str) -> str | None:
    """Return what a worker should know where a yes stands before it, or None."""
    parts = [part for part in re.split(rf"[\s{marks.PAUSES}]+", text.strip()) if part]
    said = 0
    while said < len(parts) and agrees("".join(parts[: said + 1])):
        said += 1
    note = "，".join(parts[said:])
    is_note = said > 0 and NOTES.search(note) is not None and NO_NOTE.search(note) is None
    return note if is_note else None
