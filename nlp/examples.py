"""Training sentences, put together from the tables of the lexicon; the same every time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import lexicon
from nlp.danger import KINDS, find_danger
from nlp.intents import INTENTS
from nlp.spelling import plain

NONE = "-"  # no category
ANY = "*"  # neither intent nor category is taught where this stands
FRAMES_A_PHRASE = 6
FRAMES_A_TOPIC = 6
TITLES_A_PATTERN = 20
FAULTS_A_THING = 9
DEEDS_A_ROW = 90
ASKS_A_ROW = 60
DANGERS_A_FRAME = 12
OTHER_FRAMES = {
    "report": 1,
    "complaint": 3,
}  # people complain of what is broken, hardly the reverse
PUBLIC_CATEGORY_SHARE = 0.04  # else every long title would be a city matter
SENTENCE_WEIGHT = 5.0  # a whole sentence tells more than one put together
SAFE_SHARE = 0.15  # of its weight, what a sentence about no danger teaches of safety
Slots = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence and what it means."""

    text: str
    intent: str
    category: str
    weight: float = 1.0
    category_share: float = 1.0  # of its weight, what the category learns from it
    danger: str = NONE
    danger_share: float = SAFE_SHARE

    def weight_for(self, what: str) -> float:
        """Tell how much the `intent`, the `category` or the `danger` learns from it."""
        shares = {"category": self.category_share, "danger": self.danger_share}
        return self.weight * shares.get(what, 1.0)


def all_examples() -> list[Example]:
    """Make every training sentence, in a fixed order."""
    chance = random.Random(20261124)  # noqa: S311 (reproducible, not secret)
    return [
        *_sentences(),
        *_problems(chance),
        *_things(chance),
        *_doings(chance),
        *_topics(chance),
        *_asks(chance),
        *_public(chance),
        *_keywords(),
        *_dangers(chance),
    ]


def _sentences() -> Iterator[Example]:
    for intent in INTENTS:
        for category, sentence in lexicon.sections(f"sentences/{intent}.txt"):
            unsure = intent == "help_request" or find_danger(plain(sentence))
            danger = ANY if unsure else NONE
            yield Example(
                sentence, intent, category, SENTENCE_WEIGHT, danger=danger, danger_share=0.3
            )


def _filled(frame: str, slots: Slots, chance: random.Random) -> str:
    for name, choices in slots.items():
        mark = "{" + name + "}"
        if mark in frame:
            frame = frame.replace(mark, chance.choice(choices))
    return frame


def _slots() -> Slots:
    return {name: choices.split("/") for name, choices in lexicon.rows("slots.tsv")}


def _frames(table: str) -> Slots:
    frames: Slots = {}
    for intent, frame in lexicon.rows(table):
        frames.setdefault(intent, []).append(frame)
    return frames


def _problems(chance: random.Random) -> Iterator[Example]:
    frames, slots = _frames("frames.tsv"), _slots()
    either = frames.pop(ANY)
    for category, phrases in lexicon.rows("problems.tsv"):
        for marked in phrases.split("/"):
            phrase = marked.removeprefix("!")
            natural = "complaint" if marked != phrase else "report"
            yield Example(phrase, natural, category, 2.0)
            yield Example(_filled("{w}" + phrase, slots, chance), natural, category)
            for intent, choices in {**frames, natural: frames[natural] + either}.items():
                count = FRAMES_A_PHRASE if intent == natural else OTHER_FRAMES.get(intent, 1)
                for frame in chance.sample(choices, count):
                    text = _filled(frame.replace("{p}", phrase), slots, chance)
                    if frame.replace("{w}", "").replace("{h}", "").strip() != "{p}":
                        yield Example(text, intent, category)


def _things(chance: random.Random) -> Iterator[Example]:
    """Let anything have any fault: which thing it is tells the category, not how it broke."""
    slots, frames = _slots(), _frames("frames.tsv")["report"]
    table = {row[0]: row[1:] for row in lexicon.rows("things.tsv")}
    adverbs, common = (cell.split("/") for cell in table.pop(ANY))
    tails = table.pop("+")[1].split("/")
    for category, (things, own) in table.items():
        faults = own.split("/")
        for thing in things.split("/"):
            for at in range(FAULTS_A_THING):
                fault = chance.choice(common if at % 2 and category != "neighbour_leak" else faults)
                frame = chance.choice(frames) if at % 3 == 0 else chance.choice(["{p}", "{w}{p}"])
                middle = chance.choice(["", "", chance.choice(adverbs)])
                tail = chance.choice(["", "", " " + chance.choice(tails)])
                text = _filled(frame.replace("{p}", thing + middle + fault), slots, chance)
                yield Example(text + tail, "report", category)


def _doings(chance: random.Random) -> Iterator[Example]:
    """Let somebody do what annoys others, with what is said before and after it."""
    slots = _slots()
    table = {row[0]: [cell.split("/") for cell in row[1:]] for row in lexicon.rows("doings.tsv")}
    before, after = table.pop(ANY)
    for category, (people, deeds) in table.items():
        for _ in range(DEEDS_A_ROW * max(1, len(deeds) // 10)):
            place = chance.choice(["在", ""]) + chance.choice(slots["w"])
            lead = chance.choice(["", chance.choice(before), place])
            end = chance.choice(["", "", chance.choice(["", " "]) + chance.choice(after)])
            text = chance.choice(people) + lead + chance.choice(deeds) + end
            yield Example(text, "complaint", category)


def _topics(chance: random.Random) -> Iterator[Example]:
    frames, slots = _frames("frames_ask.tsv"), _slots()
    for intent, category, topics in lexicon.rows("topics.tsv"):
        for topic in topics.split("/"):
            for frame in chance.sample(frames[intent], FRAMES_A_TOPIC):
                text = _filled(frame.replace("{t}", topic), slots, chance)
                yield Example(text.replace("帮我帮", "帮"), intent, category)


def _asks(chance: random.Random) -> Iterator[Example]:
    slots = _slots()
    for intent, category, *cells in lexicon.rows("asks.tsv"):
        leads, topics, ends = (cell.split("/") for cell in cells)
        for _ in range(min(ASKS_A_ROW, 8 * len(topics))):
            place = chance.choice(["", "", chance.choice(slots["w"])])
            lead, topic, end = (chance.choice(choices) for choices in (leads, topics, ends))
            yield Example(lead + place + topic + end, intent, category)


def _public(chance: random.Random) -> Iterator[Example]:
    rows = lexicon.rows("public_matters.tsv")
    slots = _slots() | {row[0]: row[1].split("/") for row in rows if len(row) == 2}
    for intent, category, patterns in (row for row in rows if len(row) == 3):
        share = PUBLIC_CATEGORY_SHARE if category in {"other", ANY} else 1.0
        for pattern in patterns.split("/"):
            for _ in range(TITLES_A_PATTERN if "{" in pattern else 1):
                text = _filled(pattern, slots, chance)
                yield Example(text, intent, category, category_share=share)


def _keywords() -> Iterator[Example]:
    for category, words in lexicon.rows("keywords.tsv"):
        for word in words.split("/"):
            yield Example(word, ANY, category, 2.0)


def _dangers(chance: random.Random) -> Iterator[Example]:
    for danger, sentence in lexicon.sections("sentences/danger.txt"):
        yield Example(sentence, ANY, ANY, SENTENCE_WEIGHT, danger=danger, danger_share=2.0)
    rows = lexicon.rows("danger_frames.tsv")
    slots = {name: words.split("/") for name, words in rows if name not in {*KINDS, NONE}}
    for danger, frames in (row for row in rows if row[0] not in slots):
        for frame in frames.split("/"):
            for _ in range(DANGERS_A_FRAME):
                text = _filled(frame, slots, chance)
                yield Example(text, ANY, ANY, danger=danger, danger_share=1.0)
