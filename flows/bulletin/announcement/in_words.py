"""What staff want announced without the command: 明天3栋停水，通知一下; 来水了，告诉大家一声."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.bulletin.announcement import desk
from flows.bulletin.announcement.reading import ALREADY, SUDDEN, TABLE, sorts_in
from flows.bulletin.settings import Bulletins
from flows.desk.command import Command
from nlp import buildings, listed, marks
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.staff import Staff

NOT_YET, NOTIFY, OVER, RESTORED = "not_yet", "notify", "over", "恢复"
STOPPED = "已经停了"
_SUDDENLY = "(?:现在|刚才|刚刚|刚|突然|忽然|临时|已经|都)*"
_BUILDING = re.compile(r"\d{1,2}(?:栋|幢|号楼|座)")  # 5点2栋, right behind the hours


def in_words(text: str, staff: Staff, settings: Settings) -> Command | None:
    """Return the command that such a sentence means; what is missing is asked by the command.

    It is written as the command is: what, where, and then when and why.
    """
    kinds = listed.kinds(TABLE, text)
    wants = NOTIFY in kinds and NOT_YET not in kinds and not leaders.is_question(text)
    del staff  # who may not is told who may
    if not wants:
        return None
    said = listed.without(TABLE, {NOTIFY}, text, " ")
    words = " ".join(filter(None, marks.parts(said, marks.PAUSES)))
    if listed.says(TABLE, OVER, words):
        return Command(desk.TITLE, rest=RESTORED, typed=desk.TITLE)
    rules = settings.section(Bulletins)
    sort = next((one for one in rules.sorts if one in words), "")
    known = sort or min(sorts_in(words, rules), default="")
    if not known:
        return None
    left, stopped = re.subn(rf"{_SUDDENLY}{sort}了?", " ", words) if sort else (words, 0)
    happened = stopped and listed.kinds(TABLE, words) & {ALREADY, SUDDEN}
    behind_hours = _BUILDING.search(left)
    named = buildings.first_list(left) or (behind_hours[0] if behind_hours else "")
    left = " ".join(left.replace(named, " ").split())
    rest = " ".join(filter(None, (known, named, STOPPED if happened else "", left)))
    return Command(desk.TITLE, rest=rest, typed=desk.TITLE)
