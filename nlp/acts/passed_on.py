"""What who leads lets a colleague be told: 跟王强说今天必须去, 让她中午前清走, 通知小刘先打电话."""

from nlp import listed
from nlp.acts.leaders import TABLE
from nlp.clauses import spans
from nlp.spelling import plain

_LEADS = frozenset("你您请麻烦帮替再先就也那快去好的行")  # 你再跟王强说
_FOR_ME = ("帮我", "替我", "给我")
_KNOWN = ("了", "过", "好了", "没")  # 跟王强说过了: that is no order
_EDGE = " \t　，,、：:。！!"


def is_order(before: str, after: str) -> bool:
    """Tell whether somebody is to be told something, by what stands before a name and after it."""
    begins = max((start for start, _ in spans(plain(before))), default=0)
    told = _ends_with(before[begins:], "tells_whom")
    spoken = "" if told else _ends_with(before[begins:], "speaks_with")
    says = listed.after(TABLE, frozenset({"says_what"}), after)
    left = says if says is not None else after.lstrip(_EDGE)
    if not (told or (spoken and says is not None)) or left.startswith(_KNOWN):
        return False
    lead = before[begins:].removesuffix(told or spoken).strip(_EDGE)
    for words in _FOR_ME:
        lead = lead.replace(words, "")
    return _LEADS.issuperset(lead) and sum("一" <= sign <= "鿿" for sign in left) > 1


def _ends_with(words: str, kind: str) -> str:
    """Return the longest phrase of a kind with which words end; empty for none."""
    found = (one for one in listed.find_all(TABLE, words) if one.kind == kind)
    return max((words[one.start :] for one in found if one.end == len(words)), key=len, default="")
