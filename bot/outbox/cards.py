"""Template messages: the typed values of a card, cut and checked before the platform refuses."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.wechat.account import Card
from flows.cases.texts import storm
from flows.writing.markup import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.settings.channel import Template
    from flows.settings.site import Settings
    from storage.records.messages import Push

THING_CHARACTERS = 20
ONCE_ID_CHARACTERS = 32
_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d"
_DAY = r"\d{4}年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])日"
_TIME = re.compile(rf"({_DAY} )?{_CLOCK}(~({_DAY} )?{_CLOCK})?")
_DATE = re.compile(rf"{_DAY}( {_CLOCK})?(~{_DAY}( {_CLOCK})?)?")
_KEY = re.compile(r"([a-z_]+?)\d*")


def card_for(push: Push, settings: Settings, *, others: int = 0) -> Card | None:
    """Return the card of a row, or None: it has no template, or a value that does not fit.

    The row's `fields` is a JSON object with number, status, what, time (milliseconds or text),
    who, place, and `url` to open on a tap.
    """
    template = settings.templates.get(push.template or "")
    return filled(template, push, settings, others) if template else None


def filled(template: Template, push: Push, settings: Settings, others: int) -> Card | None:
    """Return a template with the values of a row, or None: one of them does not fit."""
    values: dict[str, Any] = {"time": push.created_at, **_values(push)}
    if others:
        values["what"] = storm.with_others(str(values.get("what") or ""), others)
    data = {key: _typed(key, values.get(name), settings) for key, name in template.fields.items()}
    if not data or not all(data.values()):
        return None
    known = {key: value for key, value in data.items() if value}
    return Card(template.id, known, str(values.get("url") or ""), once_id(push.id))


def _values(push: Push) -> dict[str, Any]:
    try:
        values = json.loads(push.fields or "{}")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def once_id(push_id: str) -> str:
    """Make a row's client_msg_id: sent twice within ten minutes, it is shown once."""
    return push_id.replace("-", "")[:ONCE_ID_CHARACTERS]


def _typed(key: str, value: object, settings: Settings) -> str | None:
    """Return the value as the type of its key allows it, or None."""
    match = _KEY.fullmatch(key)
    kind = match[1] if match else ""
    if kind in {"time", "date"}:
        return _moment(value, _TIME if kind == "time" else _DATE, settings)
    text = _plain("" if value is None else str(value))
    return _TYPES.get(kind, _thing)(text)


def _plain(text: str) -> str:
    """One line, without marks, control characters and the emoji that the platform strips."""
    text = plain(text)
    shown = (" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    kept = (c for c in shown if c <= "\uffff" and unicodedata.category(c) not in {"So", "Cf", "Cs"})
    return " ".join("".join(kept).replace("\ufe0f", "").split())


def _thing(text: str) -> str | None:
    if len(text) > THING_CHARACTERS:
        return text[: THING_CHARACTERS - 1] + "…"
    return text or None


def _only(allowed: str, most: int) -> Callable[[str], str | None]:
    """Keep the allowed characters, at most so many."""
    unwanted = re.compile(f"[^{allowed}]+")
    return lambda text: unwanted.sub("", text).strip()[:most] or None


def _matching(pattern: str) -> Callable[[str], str | None]:
    """Take a value whole or not at all."""
    rule = re.compile(pattern)
    return lambda text: text if rule.fullmatch(text) else None


def _name(text: str) -> str | None:
    chinese = re.sub(r"[^一-鿿·]", "", text)[:10]
    return chinese or re.sub(r"[^A-Za-z .·]", "", text).strip()[:20] or None


_TYPES: dict[str, Callable[[str], str | None]] = {
    "thing": _thing,
    "character_string": _only(" -~", 32),
    "phrase": _only("一-鿿", 5),
    "name": _name,
    "letter": _only("A-Za-z", 32),
    "phone_number": _only(r"\-+()\d ", 17),
    "car_number": _only("0-9A-Za-z一-鿿·", 8),
    "number": _matching(r"-?\d{1,32}|(?=[-\d.]{1,32}$)-?\d+\.\d+"),
    "amount": _matching(r"[¥￥$€£]?\d{1,10}(\.\d+)?元?"),
    "symbol": _matching(r"[^\w\s]{1,5}"),
}


def _moment(value: object, rule: re.Pattern[str], settings: Settings) -> str | None:
    if isinstance(value, int):
        local = datetime.fromtimestamp(value / 1000, UTC).astimezone(settings.zone)
        return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
    text = _plain(str(value or "")).replace("～", "~")  # full-width is refused
    return text if rule.fullmatch(text) else None
