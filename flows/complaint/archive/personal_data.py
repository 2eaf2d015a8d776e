"""Where personal data stands in a record: by the name of its field, and within free words.

Every value found becomes a mark such as ⟦phone:1⟧, the same wherever the same value stands, and
`filled` puts the values back exactly. Finding too much only makes an erased text a little poorer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ERASED = "*"
OPENS, CLOSES = "⟦", "⟧"
BY_FIELD = {  # a field whose whole value is personal, and what kind it is
    "reporter_name": "name",
    "reporter_phone": "phone",
    "reporter_id": "account",
    "home_id": "home",
    "unit": "unit",
    "room": "room",
    "place": "place",
    "resident_name": "name",
    "account": "account",
    "home": "place",
}
# Ids, numbers, hashes and the names of staff: digits in them are nobody's phone or room.
_NEVER = frozenset({"id", "number", "hidden_from", "sha256", "mime", "actor_name"})
_NEVER_ENDS = ("_id", "_by")
_MARK = re.compile(rf"{OPENS}([a-z]+:\d+){CLOSES}")
_UNITS = "一二三四五六七八九十"
_PATTERNS = {
    "mark": OPENS,  # written by hand: what is not ours must not look as if it were
    "phone": r"(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)"
    r"|(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)|(?<!\d)[2-8]\d{6,7}(?!\d)",
    "paper": r"(?<!\d)\d{17}[\dXx](?!\d)",  # an identity card
    "plate": "[\u4e00-\u9fff][A-Z][·\\s]?[A-Z0-9]{5,6}(?![A-Za-z0-9])",
    "room": rf"[A-Za-z\d{_UNITS}]{{1,4}}\s*(?:栋|幢|号楼|座|#|-|－)\s*"
    rf"(?:[A-Za-z\d{_UNITS}]{{1,3}}\s*(?:单元|-|－)\s*)?\d{{3,5}}\s*(?:室|号|房)?"
    r"|(?<!\d)\d{3,5}(?=室|号|房)",
}


@dataclass
class Found:
    """The personal values of one record, each with the mark that stands for it."""

    known: Mapping[str, str]  # value: kind, what is looked for in free words besides the patterns
    marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pattern = _pattern(self.known)

    @property
    def values(self) -> dict[str, str]:
        """Return each field's name and its value."""
        return {name: value for (_kind, value), name in self.marks.items()}

    def marked(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON
        """Return JSON with a mark in place of each personal value."""
        if isinstance(value, dict):
            return {name: self.marked(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [self.marked(one, key) for one in value]
        if not isinstance(value, str) or not value:
            return value
        if key in BY_FIELD:
            return self._whole(BY_FIELD[key], value)
        if OPENS not in value and (key in _NEVER or key.endswith(_NEVER_ENDS)):
            return value
        return self._words(value)

    def _whole(self, kind: str, value: str) -> str:
        name = self.marks.setdefault((kind, value), f"{kind}:{len(self.marks) + 1}")
        return f"{OPENS}{name}{CLOSES}"

    def _words(self, text: str) -> str:
        def mark(match: re.Match[str]) -> str:
            kind = match.lastgroup or "mark"
            kind = self.known.get(match[0], "name") if kind == "known" else kind
            return self._whole(kind, match[0])

        return self._pattern.sub(mark, text)


def filled(value: Any, values: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Return JSON with the values back in place of their marks; a mark without a value stays."""
    if isinstance(value, dict):
        return {name: filled(one, values) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, values) for one in value]
    if not isinstance(value, str):
        return value
    return _MARK.sub(lambda match: values.get(match[1], match[0]), value)


def covered(text: str, cover: str) -> str:
    """Return words with the same cover over every mark, for who may not read the values."""
    return _MARK.sub(cover, text)


def unmarked(text: str) -> str:
    """Return what staff read with a cover over every mark that was left where it was erased."""
    return covered(text, ERASED)


def _pattern(known: Mapping[str, str]) -> re.Pattern[str]:
    words = [_bounded(word) for word in sorted(known, key=len, reverse=True) if len(word) > 1]
    kinds = {"mark": _PATTERNS["mark"], "known": "|".join(words), **_PATTERNS}
    return re.compile("|".join(f"(?P<{kind}>{one})" for kind, one in kinds.items() if one))


def _bounded(word: str) -> str:
    """Return a pattern for a word; digits only where they are not a part of longer ones."""
    escaped = re.escape(word)
    before = r"(?<!\d)" if word[0].isdigit() else ""
    return before + escaped + (r"(?!\d)" if word[-1].isdigit() else "")
