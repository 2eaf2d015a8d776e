"""How people ask in their own words to end a binding, or to share their repairs at home or not."""

from __future__ import annotations

import re

from nlp import listed

LONGEST = 40  # characters; whoever says more tells something else
TABLE, EVERY, FILLING = "account", "every", "filling"
_END = r"[\s　。.！!~～]*"
_ASKS = r"(?:我)?(?:现在)?(?:想要?|要|需要)?(?:请|麻烦|帮我|帮忙|给我)*(?:把|将)?"
_WHAT = r"[^，,。？?！!吗怎]"
_UNBIND = re.compile(
    rf"{_ASKS}(?P<before>{_WHAT}{{0,20}}?)"
    rf"(?:解绑|解除绑定|取消绑定|(?:解除|取消)(?:对|与|和)?(?P<between>{_WHAT}{{1,20}}?)的?绑定)"
    rf"(?:掉|一下|了|吧)*[\s　:：,，]*(?P<after>{_WHAT}{{0,20}}?)(?:吧|了|谢谢)?{_END}"
)
_ANY = frozenset("绑享开看见知查")  # one of them is in whatever the patterns find
_OF_HOMES = frozenset("一二三四五六七八九十栋幢单元号楼座室房-－—#")
_FAMILY = (
    r"(?:我们?(?:的)?)?(?:家里?的?人|家属|老婆|老公|爱人|妻子|丈夫|媳妇|太太|孩子|儿子|女儿|"
    r"父母|爸妈|我?爸爸?|我?妈妈?|老人|同住的?人?|一家人)们?"
)
_OWN = r"(?:我?(?:的|报的)?(?:报修|报事|单子|工单|维修|修|进度|记录)(?:的?进度|记录|情况)?)"
_WISH = r"(?:我)?(?:想要?|要|愿意|同意|请|麻烦|帮我|帮忙|可以)*"
_SEE = r"(?:看到|看见|看看|看得到|查看|知道|可见|看|查)"
_TAIL = rf"(?:{_SEE}|一下|吧|了|的|也|都|{_OWN})*{_END}"
_SHARE = (
    rf"{_WISH}(?:"
    rf"(?:把|将)?{_OWN}?(?:共享|分享|公开)(?:给|跟|和|与|到){_FAMILY}"
    rf"|(?:给|跟|和|与|对){_FAMILY}(?:共享|分享|公开)"
    rf"|(?:让|给|允许|使){_FAMILY}(?:也|都|一起|能|可以|可)*{_SEE}"
    rf"|{_FAMILY}(?:也|都|一起)*(?:能|可以|可)(?:也|一起)?{_SEE}"
    rf"|(?:开启|打开|开通|设置|设为|开)(?:家人|家庭|家里)?(?:的)?(?:共享|分享)"
    r")"
)
_KEEP = (
    r"(?:我)?(?:现在)?(?:"
    rf"(?:不要|不想|不再|不用|不|别|停止|取消)(?:再|把)?{_OWN}?(?:共享|分享|公开)(?:(?:给|跟|和|与)?{_FAMILY})?"
    rf"|(?:不要|不想|不再|不许|不|别)(?:再)?(?:给|让|允许){_FAMILY}(?:再)?(?:能)?{_SEE}"
    r"|(?:取消|关闭|关掉|关了|停止)(?:家人|家庭|家里)?(?:的)?(?:共享|分享)"
    r"|(?:把)?(?:共享|分享)(?:给我)?(?:关了|关掉|关闭|取消|停了)"
    r")"
)
_SHARING = re.compile(rf"(?:(?P<keeps>{_KEEP})|{_SHARE}){_TAIL}")


def read(text: str) -> tuple[str, str] | None:
    """Return the word that a text means, and what it names; None for anything else."""
    words = text.strip()
    if len(words) > LONGEST or _ANY.isdisjoint(words):
        return None
    sharing = _SHARING.fullmatch(words)
    if sharing is not None:
        return ("取消共享" if sharing["keeps"] else "共享"), ""
    found = _UNBIND.fullmatch(words)
    if found is None:
        return None
    named = " ".join(part.strip() for part in found.groups("") if part.strip())
    bare = listed.without(TABLE, {FILLING}, named)
    is_home = all(s in _OF_HOMES or s.isspace() or (s.isascii() and s.isalnum()) for s in bare)
    return ("解绑", named) if is_home else None


def means_all(words: str) -> bool:
    """Tell whether every home that is bound is meant: 全部, 两套都."""
    return listed.says(TABLE, EVERY, words)
