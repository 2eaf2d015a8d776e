"""Put an answer of a report right in the words people use (地点改成…, 电话错了, 不要上门时间了).

Tried before the open question takes the words; what names no answer is left to the question.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.conversation import reading
from flows.conversation.engine import Answers, Revise
from flows.conversation.readers import phone_number
from flows.intake import another_kind, left_over, put_right, second_matter
from flows.intake import category as report_category
from flows.intake import visit as report_visit
from flows.intake.texts import corrections as corrections_texts
from flows.places import place as places
from flows.places import question as report_place
from flows.places import spot as report_spot
from flows.places import texts as place_texts
from flows.places.lacking import goes_somewhere
from nlp import thresholds
from nlp.acts import own_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said


SHORTEST = 2  # characters of new words about the problem
_OF_BLOCK = re.compile(r"(?<=[栋元楼座幢])的")


def correct(said: Said, context: Context, answers: Answers) -> None:
    """Raise Revise when the words put answers right; else return, and the question takes them."""
    try:
        _put_right(said, context, answers)
    except Revise as change:
        change.updates = left_over.kept(
            said, answers, change.updates, {*change.updates, *change.drop}
        )
        raise


def _put_right(said: Said, context: Context, answers: Answers) -> None:
    kind, note = another_kind.changed(said, context, answers)
    if kind:
        raise Revise(kind | _found_place(said, context, answers | kind), note=note)
    put_right.retype(said, answers)
    pieces = corrections_texts.pieces(said.text)
    if pieces is not None:
        _correct_named(pieces, said, context, answers)
    if "description" not in answers or _only_moves(said, answers):
        return
    if goes_somewhere(context, answers) and corrections_texts.no_time(said.text):
        told = corrections_texts.without_visit(answers["description"])
        raise Revise({"available": {}, "description": told})
    _correct_all(said, context, answers)
    _add_more(said, context, answers)
    _add_place(said, context, answers)
    _correct_place(said, context, answers)


def _found_place(said: Said, context: Context, answers: Answers) -> Answers:
    """Find where it is in what was told before, where that was not asked for until now.

    Where nothing else is named it is heard or seen at home.
    """
    if answers.get("place") or "description" not in answers or not goes_somewhere(context, answers):
        return {}
    told = reading.part(said, answers["description"])
    place = report_place.find_place(told, context, answers) or places.own(context)
    return {"place": place} if place else {}


def _only_moves(said: Said, answers: Answers) -> bool:
    """Tell whether only the spot is another one: 不对，是卫生间，还在滴."""
    same = said.meaning.category in {None, answers.get("category", {}).get("name")}
    return same and bool(report_spot.corrected(said.text, answers))


def _correct_named(
    pieces: list[tuple[str, str]], said: Said, context: Context, answers: Answers
) -> None:
    """Take the new words for each answer that is named; what has none is asked for anew."""
    updates: Answers = {}
    drop: list[str] = []
    for name, words in pieces:
        if (name == "available" and not goes_somewhere(context, answers)) or not _is_asked(
            name, context, answers
        ):
            continue
        inside = report_spot.corrected(words, answers) if name == "place" else {}
        value = _READ[name](reading.part(said, words), context, answers) if words else None
        if inside:  # 位置是卫生间 says where in the home it is
            updates |= inside
        elif value is None:
            drop.append(name)
        else:
            updates[name] = value
    if "description" in answers and "available" in {*drop, *updates}:
        told = corrections_texts.without_visit(
            answers["description"]
        )  # the time that was said holds no more
        updates = {"description": told} | updates
    if "description" in updates:
        updates = report_category.again(updates["description"], said, answers) | updates
    known = {name: value for name, value in updates.items() if answers.get(name) != value}
    if known and "description" not in answers:  # an answer: what it holds besides is read, too
        raise Revise(known, drop, quiet=True)
    if known or drop:
        gone = [*drop, report_visit.PASSED] if drop else []
        raise Revise(known, gone, note=corrections_texts.anew(drop) if drop else "")
    if updates:
        raise Revise(note=corrections_texts.already(_written(updates, pieces)))


def _is_asked(name: str, context: Context, answers: Answers) -> bool:
    """Tell whether this report has such an answer at all, given or still to be asked for."""
    return name != "place" or name in answers or goes_somewhere(context, answers)


def _written(updates: Answers, pieces: list[tuple[str, str]]) -> str:
    if "place" in updates:
        return places.label(updates["place"])
    return pieces[0][1]


def _place(part: Said, context: Context, answers: Answers) -> places.Place:
    """Read the corrected place; only the part that is named changes."""
    if corrections_texts.is_own_home(part.text) and context.homes:
        return places.of_bound(context.homes[0])
    known, home = answers.get("place"), part.meaning.home
    spot = places.spot_of(part.meaning)
    named = home and (not spot or places.is_inside(spot) or home.room or not home.building)
    if named and known:
        moved = report_place.new_place(part, context, answers)
        if moved is not None:
            return moved
    found = report_place.read_place(part, context, answers)
    return found if found["home"] else found | {"text": _OF_BLOCK.sub("", found["text"])}


def _description(part: Said, _context: Context, _answers: Answers) -> str | None:
    words = description_of(part.text, part.meaning.phones)
    return words[:DESCRIPTION_LIMIT] if len(words) >= SHORTEST else None


def _category(part: Said, context: Context, _answers: Answers) -> report_category.Category | None:
    return report_category.named(part, context)


def _time(part: Said, _context: Context, _answers: Answers) -> dict[str, str | None] | None:
    if corrections_texts.no_time(part.text):
        return {}
    time = part.meaning.time
    return {"start": time.start, "end": time.end} if time else None


def _phone(part: Said, context: Context, answers: Answers) -> str:
    return phone_number(part, context, answers)


_READ: dict[str, Callable[[Said, Context, Answers], object]] = {
    "place": _place,
    "description": _description,
    "category": _category,
    "available": _time,
    "phone": _phone,
}


def _correct_all(said: Said, context: Context, answers: Answers) -> None:
    """Take what is told after 不对 for the problem when it is one of another kind."""
    match = corrections_texts.PUTS_RIGHT.fullmatch(said.text.strip())
    if match is None or len(match["rest"]) < SHORTEST:
        return
    if place_texts.names_only_a_room(match["rest"]):  # 不对，是客厅的 names nothing that is wrong
        return
    part = reading.part(said, match["rest"])
    if not second_matter.is_second(part, context, answers):
        return
    told = _description(part, context, answers)
    changed: Answers = {"description": told} if told else {}
    changed |= report_category.again(told or "", said, answers)
    place = report_place.find_place(part, context, answers)
    if place is not None and (part.meaning.home or part.meaning.place):
        changed["place"] = place
    if changed:
        raise Revise(changed)


def _add_place(said: Said, context: Context, answers: Answers) -> None:
    """Take the home that a complaint is about where it was not named until now."""
    if "place" in answers or goes_somewhere(context, answers) or said.meaning.phones:
        return
    place = report_place.find_place(said, context, answers)
    if place is not None:
        raise Revise({"place": place})


def _correct_place(said: Said, context: Context, answers: Answers) -> None:
    """Take words that name only another place, or tell the same of it, for a correction."""
    known = answers.get("place")
    if not known or not places.is_complete(known) or said.meaning.phones or said.meaning.time:
        return
    match = corrections_texts.PUTS_RIGHT.fullmatch(said.text.strip())
    part = reading.part(said, match["rest"]) if match and match["rest"] else said
    spot, home = places.spot_of(part.meaning), part.meaning.home
    if spot and not places.is_inside(spot) and not (home and home.room):
        rest = second_matter.of_place(part.text.replace(spot, "", 1).strip("，,。！! 了"))
        if rest not in answers["description"]:
            return
        place = _place(replace(part, text=spot), context, answers)
        if places.label(place) != places.label(known):
            raise Revise({"place": place})
    elif home is None or report_place.new_place(part, context, answers) != known:
        return
    moved = put_right.other_home(said, context, answers)
    if moved:
        raise Revise({"place": moved})
    raise Revise(note=corrections_texts.already(places.label(known)))


def _is_gone(said: Said, told: str) -> bool:
    """Tell whether words only say that the old time is gone: 后天上午没空了，今晚7点以后."""
    calls_off = said.meaning.of(told).intents.get("cancel", 0.0)
    return "not_then" in own_case.listen(told).kinds or calls_off >= thresholds.CLOSE


def _add_more(said: Said, context: Context, answers: Answers) -> None:
    """Keep what is told of the problem beside a time or a phone (明天下午，还在滴水)."""
    time, phones = said.meaning.time, said.meaning.phones
    if not (time or phones) or said.meaning.home or second_matter.is_second(said, context, answers):
        return
    visited = goes_somewhere(context, answers)
    told = second_matter.more_in(said, context) if visited or phones else said.text
    if told and _is_gone(said, told):
        return
    more = _description(reading.part(said, told), context, answers) if told else None
    if more is None or more in answers["description"]:
        return
    changed: Answers = {"description": f"{answers['description']}；{more}"[:DESCRIPTION_LIMIT]}
    if time and visited:
        changed["available"] = {"start": time.start, "end": time.end}
    raise Revise(changed | ({"phone": phones[0]} if phones else {}))
