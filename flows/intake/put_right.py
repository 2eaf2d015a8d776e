"""What is wrong on the card, said in words that name no answer: it is replaced, or asked for anew.

不是漏水，是堵了 puts the new words for the old ones; 号码末尾不对 asks for the number once more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.conversation import reading
from flows.conversation.engine import Revise
from flows.intake import category as report_category
from flows.intake.texts import corrections as corrections_texts
from flows.places import lacking
from flows.places import place as places
from flows.places import spot as report_spot
from flows.places import texts as place_texts
from nlp import answers as answered
from nlp import listed, thresholds
from nlp.phones import find_phones
from nlp.spelling import plain
from nlp.understanding import Home

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers

SLOTS = {
    "correct_phone": "phone",
    "correct_time": "available",
    "correct_place": "place",
    "correct_matter": "description",
}
CORRECTS = 0.4  # score from which words that name an answer may put it right
SHORTEST = 2  # characters of new words about the problem
_IS, _NOT = "是", "不是"
_QUOTES = "\"'“”「」"
_INSTEAD = re.compile(
    rf"不是(?P<old>[^，,。！!；;\s]+?)[，,。！!；;\s]*(?:而是|是|系)[{_QUOTES}]?(?P<new>[^，,。！!；;]{{2,}})(?P<rest>.*)"
    rf"|[把将][{_QUOTES}]?(?P<was>[^，,。{_QUOTES}]+)[{_QUOTES}]?(?:改成|改为|换成|写成)"
    rf"[{_QUOTES}]?(?P<now>[^，,。{_QUOTES}]{{2,}})",
    re.DOTALL,
)


def put_right(said: Said, context: Context, answers: Answers) -> None:
    """Raise Revise for what the words surely call wrong; return where they call nothing wrong."""
    wrong = [slot for act, slot in SLOTS.items() if slot in answers and _is_wrong(said, act, slot)]
    if "phone" in wrong and find_phones(plain(said.text)):  # somebody else's, which is not called
        wrong.remove("phone")
    if not wrong:
        return
    updates: Answers = {}
    if "place" in wrong and (moved := other_home(said, context, answers)):
        updates["place"] = moved
    if not updates and {"place", "description"} & {*wrong}:
        told = _told_instead(said, answers["description"])
        if told:
            updates = {"description": told} | report_category.again(told, said, answers)
    drop = [slot for slot in wrong if slot not in {*updates, "description"}]
    if "description" in updates and "place" in drop:
        drop.remove("place")  # where in the home it is stands in the words
    if "available" in drop and not lacking.goes_somewhere(context, answers):
        drop.remove("available")
    if updates or drop:
        raise Revise(updates, drop, note=corrections_texts.anew(drop) if drop else "")


def retype(said: Said, answers: Answers) -> None:
    """Raise Revise where words say that they were mistyped, or misheard, and how they are right."""
    told, meaning = answers.get("description"), said.meaning
    if told is None or not listed.says(answered.TABLE, "typo", said.text):
        return
    if meaning.home or meaning.phones or meaning.time or corrections_texts.pieces(said.text):
        return
    parts = [one.text for one in meaning.clauses]
    right = [one for one in parts if not listed.says(answered.TABLE, "typo", one)]
    right = [one.removeprefix(_IS) for one in right if not one.startswith(_NOT)]
    for words in sorted(right, key=len, reverse=True):
        told = _with_right(told, words)
    if told.startswith(f"{answers['description']}；") and report_spot.corrected(said.text, answers):
        return  # 打错了 是卫生间的 is like none of the words: it is another spot
    if right:
        raise Revise({"description": told} | report_category.again("，".join(right), said, answers))


def _with_right(told: str, words: str) -> str:
    """Return what was told with the right words for those they are likest; else with both."""
    if words in told:
        return told
    windows = [told[at : at + len(words)] for at in range(len(told) - len(words) + 1)]
    alike = [sum(map(str.__eq__, words, one)) for one in windows]
    best = max(alike, default=0)
    if 2 * best < len(words) or alike.count(best) > 1:
        return f"{told}；{words}"
    return told.replace(windows[alike.index(best)], words, 1)


def _is_wrong(said: Said, act: str, slot: str) -> bool:
    """Tell whether an answer is called wrong: surely, or by its name in words that correct."""
    if said.meaning.says(act) >= thresholds.TAKE_ANSWER:
        return True
    corrects = said.meaning.intents.get("correction", 0.0) >= CORRECTS
    return corrects and slot in corrections_texts.named(said.text)


def other_home(said: Said, context: Context, answers: Answers) -> places.Place | None:
    """Return the home that is named last and is not the one on the card: 是1507不是1501."""
    known = answers.get("place")
    if not known or not known["home"]:
        return None
    for clause in reversed(said.meaning.clauses):
        words = clause.text.partition("不是")[0]
        home = said.meaning.of(words).home if words else None
        room = place_texts.ROOM_ALONE.search(words)
        if home is None and room:
            home = Home(None, None, room[1])
        if home is None or places.problem_with(context.community, home):
            continue
        found = places.completed(context.community, home, known)
        if found and found["home"] != known["home"]:
            return found | {"text": known["text"]}
    return None


def _told_instead(said: Said, description: str) -> str | None:
    """Return the description with the right words for the wrong ones, or only with those."""
    match = _INSTEAD.search(said.text)
    if match is None:
        return None
    old, new = match["old"] or match["was"], match["now"] or match["new"]
    rest = (match["rest"] or "").strip(" ，,。！!")
    if rest and answered.read(reading.part(said, rest).meaning).yes >= thresholds.TAKE_ANSWER:
        rest = ""
    ended = f"{old}了" if new.endswith("了") and f"{old}了" in description else old
    told = description.replace(ended, new, 1) if old in description else new
    return "；".join(part for part in (told, rest) if part) if len(new) >= SHORTEST else None
