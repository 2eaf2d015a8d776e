"""Opening the wooden suggestion boxes: 开箱 3栋 5件 (BOX-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.dialogue import LOOSE_PHOTO_MS
from flows.places.place import bare
from flows.suggestion import boxes
from flows.suggestion.texts import boxes as boxes_texts

if TYPE_CHECKING:
    from flows.desk.asked import Asked


def open_box(asked: Asked) -> str:
    """Note that a box was opened, how many were in it, and the photos sent just before."""
    community = asked.settings.community(asked.community)
    known = community.boxes if community else ()
    if not known:
        return boxes_texts.NO_BOXES
    words = f"{asked.command.number} {asked.command.rest}".strip()
    said = boxes_texts.WRITTEN.match(words)
    if said is None:
        return boxes_texts.HOW if words else _today(asked)
    building = next((one for one in known if bare(one) == bare(said["building"])), None)
    if building is None:
        return boxes_texts.unknown(said["building"], known)
    count = int(said["count"] or 0)
    opening = boxes.keep_opening(asked.store, asked.moment, asked.staff, building, count)
    since = asked.now - LOOSE_PHOTO_MS
    asked.store.evidence.give_loose(asked.context.person.id, opening.id, since)
    photos = len(asked.store.evidence.of_case(opening.id))
    return boxes_texts.box_opened(
        opening, photos, boxes.left(asked.store, asked.moment, asked.community)
    )


def _today(asked: Asked) -> str:
    done = asked.store.boxes.on_day(asked.community, boxes.day_of(asked.moment))
    return boxes_texts.today(done, boxes.left(asked.store, asked.moment, asked.community))
