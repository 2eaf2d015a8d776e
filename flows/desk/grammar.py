"""Read a command of staff: a WORD, then a space, a number or the end; anything else is none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk.command import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.desk.word import Vocabulary


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DASHES = dict.fromkeys((0x2010, 0x2013, 0x2014, 0xFF3F), 0x2D)
_PLAIN: dict[int, int] = {**_WIDE, **_DASHES}  # one for one, so that places stay the same
_SEND = re.compile(r"让(?P<name>[一-鿿]{1,4}?)去(?=\s|\d|[A-Za-z]{2}\d|$)")
_FULL = r"[A-Za-z]{2}\s?\d{8}-?\d{4,6}|\d{8}-\d{1,6}|\d{1,4}-\d{4,6}(?![\d-])"
_TAIL = (
    r"(?:[A-Za-z]{2}\s?)?(?:"
    r"0\d{1,5}(?!\d)"
    r"|\d{4,6}(?![\d-]|[栋幢楼室元年]|单元|号楼)"
    r"|\d{1,3}(?![\d-]|[栋幢楼室元年座层点时分秒个次天日月周块人户米台根只条把件套张%:.]|单元|号楼|小时))"
)
_NUMBER = re.compile(rf"#?(?P<number>{_FULL}|{_TAIL})(?:号单?(?=\s|$))?")
_ANYWHERE = re.compile(rf"(?<![\d\-A-Za-z.:点]){_NUMBER.pattern}")
_LAST = re.compile(r"(?:^|\s)#?(0\d{1,5}|\d{1,6})$")
_PAGE = re.compile(r"(?:^|\s)第(\d{1,3})页$")
SENDS = "派"
_EDGE = " \t\r\n　，,。;；:：!！~～"


def parse(text: str, known: Vocabulary) -> Command | None:
    """Return the command a text is among the words of staff, or None for an ordinary sentence."""
    said = text.strip(" \t\r\n　")
    plain = said.translate(_PLAIN)
    sent = _SEND.match(plain)
    if sent is not None:
        command = _after(said, plain, sent.end(), (SENDS, SENDS), known)
        return _with_name(command, sent["name"]) if command else None
    for typed in known.longest_first:
        if plain.startswith(typed):
            command = _after(said, plain, len(typed), (known.typed[typed], typed), known)
            if command is not None:
                return command
    return None


def page_of(text: str) -> tuple[str, int]:
    """Return a text without the page that it asks for (第2页), and the page, else the first."""
    page = _PAGE.search(text)
    return (text[: page.start()].strip(_EDGE), max(1, int(page[1]))) if page else (text, 1)


def numbers_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Find what is written like the number of a case, with the sign and the word around it."""
    for found in _ANYWHERE.finditer(text.translate(_PLAIN)):
        yield bare_number(found["number"]), found.start(), found.end()


def _after(
    said: str, plain: str, end: int, read: tuple[str, str], known: Vocabulary
) -> Command | None:
    """Read what follows the word (`read`: it, and as typed); None when it goes on as a sentence."""
    word, typed = read
    tail = plain[end:]
    bare = tail.strip(_EDGE)
    if not bare:
        return None if typed in known.with_number else Command(word, typed=typed)
    row = known.rows[word]
    spaced = tail[0].isspace() or (row.paused and tail[0] in _EDGE)
    if typed in known.spaced and not spaced:
        return None
    start = end + len(tail) - len(tail.lstrip())
    enters = row.takes_home
    number = None if enters else _NUMBER.match(plain, start)
    if number is None and not spaced and not (enters and (tail[0].isdigit() or tail[0] in _EDGE)):
        return None
    rest_at = number.end() if number else start
    rest = said[rest_at:].strip(_EDGE)
    digits = bare_number(number["number"]) if number else ""
    command = _finished(read, digits, rest, known)
    small = digits.isdecimal() and not digits.startswith("0")
    glued = small and "一" <= plain[rest_at : rest_at + 1] <= "鿿"
    return replace(command, whole=said[start:].strip(_EDGE)) if command and glued else command


def _finished(read: tuple[str, str], number: str, rest: str, known: Vocabulary) -> Command | None:
    (word, typed), row = read, known.rows[read[0]]
    rest, page = page_of(rest)
    if not number and not row.takes_home:
        number, rest = _later_number(rest, named=row.named)
    if typed in known.with_number and not number:
        return None
    if row.alone and (number or rest):
        return None
    carried = known.carries.get(typed)
    if carried:
        rest = f"{carried} {rest}".strip()
    return Command(word, number, rest, typed, page)


def _later_number(rest: str, *, named: bool) -> tuple[str, str]:
    """Find a number that stands after the words: a full one, or a tail after a name."""
    full = next((one for one in numbers_in(rest) if one[0][0].isalpha() and "-" in one[0]), None)
    last = _LAST.search(rest.translate(_PLAIN)) if named and full is None else None
    if last is not None:
        full = bare_number(last[1]), last.start(), last.end()
    if full is None:
        return "", rest
    number, start, end = full
    return number, f"{rest[:start]} {rest[end:]}".strip(_EDGE)


def bare_number(typed: str) -> str:
    """Write a number as it is kept: BX20261124-0007, 20261124-0007, BX0007 or 0007."""
    bare = re.sub(r"\s", "", typed).upper()
    return re.sub(r"^([A-Z]{2}\d{8})(\d{4,6})$", r"\1-\2", bare)


def _with_name(command: Command, name: str) -> Command:
    rest = f"{name} {command.rest}".strip()
    return Command(command.word, command.number, rest, command.typed, command.page)
