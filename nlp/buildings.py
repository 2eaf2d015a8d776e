"""The buildings that staff list in one line: 3、5栋, 1-3栋和五栋, A座."""

import re

from nlp.numbers import value_of

_NAME = r"(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
_FROM_TO = rf"(?P<first>{_NAME})(?:\s*[-~～—至到]\s*(?P<last>{_NAME}))?"
_ONE = rf"{_NAME}(?:\s*[-~～—至到]\s*{_NAME})?"
_SUFFIX = "(?:栋|幢|号楼|座)楼?"
_LISTED = re.compile(  # never the hours before them
    rf"(?<![\d:点时日号月.-])(?:{_ONE}(?:{_SUFFIX}[、,，和及与\s]*|[、和及与]))*{_ONE}{_SUFFIX}"
)
_EACH = re.compile(rf"{_FROM_TO}(?:{_SUFFIX})?")


def find_buildings(text: str) -> tuple[list[str], str]:
    """Return every building that is listed, and the text with a space for each list."""
    names: dict[str, None] = {}
    for found in _LISTED.finditer(text):
        for each in _EACH.finditer(found[0]):
            names |= dict.fromkeys(_from_to(_bare(each["first"]), _bare(each["last"] or "")))
    return list(names), _LISTED.sub(" ", text)


def first_list(text: str) -> str:
    """Return the first buildings that are listed, as they stand there; empty for none."""
    found = _LISTED.search(text)
    return found[0] if found else ""


def _bare(name: str) -> str:
    """Write 三, 03 and a as 3, 3 and A."""
    value = value_of(name)
    return name.upper() if value is None else str(value)


def _from_to(first: str, last: str) -> list[str]:
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return [str(one) for one in range(int(first), int(last) + 1)]
    return [one for one in (first, last) if one]
