"""Taking and handing over a shift (值班, 交班), and help for staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import duty
from flows.desk import lookup
from flows.desk.texts import duty as duty_texts
from flows.desk.word import vocabulary

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.word import Usage


def start(asked: Asked) -> str:
    """Go on duty (值班)."""
    asked.store.staff.start_shift(asked.staff, asked.now)
    return duty_texts.started(_names(asked))


def end(asked: Asked) -> str:
    """Go off duty (交班) and see what is left to hand over."""
    was_on = asked.store.staff.end_shift(asked.staff.id, asked.now)
    standing, reader, me = asked.store.standing, asked.reader, asked.staff.id
    left = standing.to_do(reader, me, 0, lookup.SHOWN, unheld=False)
    if not was_on:
        return duty_texts.not_on_duty(_names(asked))
    return duty_texts.ended(_names(asked), left, standing.to_do_count(reader, me, unheld=False))


def show_help(asked: Asked) -> str | None:
    """Say what this role can do, and nothing else (帮助); of a subject with a page of its own."""
    forms, page = _allowed(asked), asked.command.rest
    pages = dict.fromkeys(one.page for one in forms if one.page)
    if asked.command.number or (page and page not in pages):
        return None
    shown = [one.text for one in forms if one.page == page]
    if page:
        return duty_texts.help_about(page, shown)
    return duty_texts.help_for(asked.staff.name, shown, list(pages))


def allowed(asked: Asked) -> list[str]:
    """Return how the commands are written that the speaker's role allows."""
    return [one.text for one in _allowed(asked)]


def _allowed(asked: Asked) -> list[Usage]:
    forms = vocabulary(asked.settings).forms
    return [one for one in forms if not one.allowed_by or asked.may(one.allowed_by)]


def _names(asked: Asked) -> list[str]:
    """Return who is on duty now."""
    staff = asked.store.staff.active_in(asked.community)
    on_shift = asked.store.staff.on_shift(asked.community)
    return [one.name for one in duty.on_duty(staff, on_shift, asked.moment)]
