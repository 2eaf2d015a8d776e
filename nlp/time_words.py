"""Times in English and in dialects, written as the grammar of times knows them.

听日下昼 is 明天下午, `after 3pm on Friday` is 周五下午3点后.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from nlp import lexicon
from nlp.spelling import plain as respelled

Span = tuple[int, int]

_ROWS = lexicon.rows("time_words.tsv")
_DIALECT = {respelled(row[1]): row[2] for row in _ROWS if row[0] == "word"}
_ENGLISH = {row[1]: (row[0], row[2]) for row in _ROWS if row[0] != "word"}


def _any(words: dict[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_GLUE = "AT|ON|IN|THE|BETWEEN|AND|TO|TILL|OR|AROUND|ABOUT|FROM|AN|A"
_PIECE = re.compile(
    rf"(?:{_any({**_ENGLISH})}|\d{{1,2}}(?::\d\d)?(?:\s?[AP]\.?M\b\.?|\s?O'?CLOCK)?|{_GLUE})"
    r"(?![A-Z\d]|[/.:]\d|-\d+-|-\d{3})|[,\-]"
)
_HEADS, _SECONDS = ("".join({word[place] for word in _DIALECT}) for place in (0, 1))
_TIME = re.compile(
    rf"(?=[{_HEADS}][{_SECONDS}])(?:{_any({**_DIALECT})})"
    rf"|(?=[A-Z\d])(?<![A-Z\d.\-/:])(?:(?:{_PIECE.pattern})\s*)+"
)
_SAME = tuple((place, place + 1) for place in range(2000))  # longer than any text that is read


def in_mandarin(plain: str) -> tuple[str, Sequence[Span]]:
    """Rewrite such times; also return the span of the original that each character stands for."""
    text, spans, position = "", list[Span](), 0
    for match in _TIME.finditer(plain):
        word = _DIALECT.get(match.group())
        found = (word, *match.span()) if word else _in_order(plain, *match.span())
        if found:
            written, start, end = found
            text += plain[position:start] + written
            spans += _SAME[position:start]
            spans += [(start, end)] * len(written)
            position = end
    spans += _SAME[position : len(plain)]
    return text + plain[position:], spans


def _in_order(plain: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Put the words of an English time in the Chinese order; None where they name none."""
    kind, said = "", defaultdict[str, list[str]](list)
    places: list[int] = []
    for piece in _PIECE.finditer(plain, start, end):
        word = piece.group()
        clock = ("clock", word) if word[0].isdigit() else ("glue", word)
        kind, chinese = _ENGLISH.get(word, clock)
        said[kind].append(chinese)
        if kind != "glue":
            places += piece.span()
    if kind == "side":  # after church
        said["side"].pop()
        del places[-2:]
    written = _lasting(said) if said["unit"] else _moment(said)
    return (written, places[0], places[-1]) if written else None


def _lasting(said: dict[str, list[str]]) -> str | None:
    """Write `in half an hour` as 半小时后; None for `two hours`, which are no time to come."""
    side = said["side"][0] if said["side"] else "后" if "IN" in said["glue"] else None
    count = (said["number"] or said["clock"] or ["1"])[0]
    return f"{count}{said['unit'][0]}{side}" if side in {"后", "内"} else None


def _moment(said: dict[str, list[str]]) -> str | None:
    clocks, side = said["clock"], "".join(said["side"][:1])
    marked = [clock for clock in clocks if clock[-1] in "M.K"]
    led = side or not {"AT", "BETWEEN"}.isdisjoint(said["glue"])
    if not (said["day"] or marked or (clocks and led) or (side == "每天" and said["part"])):
        return None
    part = "".join(said["part"][:1])
    if marked and not part:
        part = {"P": "下午", "A": "上午"}.get(marked[0].replace(".", "")[-2], "")
    day = "或".join(said["day"])
    if day.endswith(("晚", "早")):
        part = ""
    hours = [clock if ":" in clock else f"{clock}点" for clock in map(_bare, clocks[:2])]
    before, after = (side, "") if side in {"从", "每天"} else ("", side)
    return f"{before}{day}{part}{'到'.join(hours)}{after}"


def _bare(clock: str) -> str:
    return clock.rstrip(" APMOCLK'.")
