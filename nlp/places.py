"""The public place a message speaks of, as it is written there (公共位置)."""

import re

from nlp import lexicon

_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_SIDE = (
    r"(?:[东西南北]{1,2}(?:侧|边|面|头|区|座)?|[左右前后内外]侧|中间|中心|"
    r"靠[东西南北里外](?:边|侧)?)"
)
_LEVEL = (
    r"(?:负[一二三四1-4](?:楼|层)|地下[一二三四1-4]层|-[1-4](?:楼|层)|[Bb][1-4](?![-\d])|"
    rf"{_NUMERAL}(?:楼|层))"
)
_BLOCK = rf"(?:(?:{_NUMERAL}|[A-Za-z])(?:号楼|栋|幢|座|#楼?)(?:{_NUMERAL}单元)?)"
_NOUN = f"(?:{lexicon.words('places.txt')})"
_NEAR = (
    r"(?:门口|旁边?|附近|入口|出口|里面?|后面|前面|对面|楼下|拐角处?|尽头|外面|门前|中间|"
    r"上面?|下面|边上|处)"
)
_PIECE = f"(?:{_BLOCK}|{_LEVEL}|{_SIDE}|小区|园区|公共|[A-Za-z]区|[一二三四五]期|消防|地面)"
_PLACE = re.compile(
    f"(?:{_PIECE}[的 ]?){{0,4}}{_NOUN}"
    f"(?:[的 ]?(?:{_PIECE}[的 ]?){{0,2}}{_NOUN}|[的 ]?{_LEVEL})?(?:[的 ]?{_NEAR})?"
    f"|{_BLOCK}[的 ]?(?:[和与]{_BLOCK}(?:之间|中间)?|{_LEVEL}[的 ]?{_NEAR}|"
    "门口|楼下|旁边?|附近|后面|前面|对面)"
)
_NOUNS = "".join(sorted({word[0] for word in lexicon.lines("places.txt")}))
_FIRST = re.compile(
    r"[\dA-Za-z一二三四五六七八九十东西南北左右前后内外中靠负地小园公消\-" + _NOUNS + "]"
)


def find_place(text: str, plain: str) -> str | None:
    """Find the longest public place named, a literal part of `text`; None when there is none."""
    best, end = (0, 0), 0
    for sign in _FIRST.finditer(plain):
        found = _PLACE.match(plain, sign.start()) if sign.start() >= end else None
        if found:
            end = found.end()
            best = max(best, found.span(), key=lambda span: span[1] - span[0])
    return text[best[0] : best[1]].strip() or None
