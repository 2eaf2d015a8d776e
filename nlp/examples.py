"""Training sentences, put together from the tables of the lexicon; the same every time."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from nlp import lexicon

NONE = "-"  # no category
ANY = "*"  # neither intent nor category is taught where this stands
FRAMES_A_PHRASE = 8
FRAMES_A_TOPIC = 8
TITLES_A_PATTERN = 14
OTHER_FRAMES = {
    "report": 1,
    "complaint": 4,
}  # people complain of what is broken, hardly the reverse
PUBLIC_CATEGORY_SHARE = 0.12  # else every long title would be a city matter
SENTENCE_WEIGHT = 3.0  # a whole sentence tells more than one put together


SAFE_SHARE = 0.15  # of its weight, what a sentence about no danger teaches of safety


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
        *_topics(chance),
        *_public(chance),
        *_keywords(),
        *_dangers(),
    ]


def _sentences() -> Iterator[Example]:
    for intent, category, sentences in lexicon.rows("sentences.tsv"):
        for sentence in sentences.split(" / "):
            yield Example(sentence.strip(), intent, category, SENTENCE_WEIGHT, danger=ANY)


def _filled(frame: str, slots: dict[str, list[str]], chance: random.Random) -> str:
    for name, choices in slots.items():
        mark = "{" + name + "}"
        if mark in frame:
            frame = frame.replace(mark, chance.choice(choices))
    return frame


def _slots() -> dict[str, list[str]]:
    return {name: choices.split("/") for name, choices in lexicon.rows("slots.tsv")}


def _frames(table: str) -> dict[str, list[str]]:
    frames: dict[str, list[str]] = {}
    for intent, frame in lexicon.rows(table):
        frames.setdefault(intent, []).append(frame)
    return frames


def _problems(chance: random.Random) -> Iterator[Example]:
    frames, slots = _frames("frames.tsv"), _slots()
    for category, phrases in lexicon.rows("problems.tsv"):
        for marked in phrases.split("/"):
            phrase = marked.removeprefix("!")
            natural = "complaint" if marked != phrase else "report"
            yield Example(phrase, natural, category, 2.0)
            yield Example(_filled("{w}" + phrase, slots, chance), natural, category)
            for intent, choices in frames.items():
                count = FRAMES_A_PHRASE if intent == natural else OTHER_FRAMES.get(intent, 1)
                for frame in chance.sample(choices, count):
                    text = _filled(frame.replace("{p}", phrase), slots, chance)
                    if frame.replace("{w}", "").replace("{h}", "").strip() != "{p}":
                        yield Example(text, intent, category)


def _topics(chance: random.Random) -> Iterator[Example]:
    frames, slots = _frames("frames_ask.tsv"), _slots()
    for intent, category, topics in lexicon.rows("topics.tsv"):
        for topic in topics.split("/"):
            for frame in chance.sample(frames[intent], FRAMES_A_TOPIC):
                text = _filled(frame.replace("{t}", topic), slots, chance)
                yield Example(text.replace("帮我帮", "帮"), intent, category)


def _public(chance: random.Random) -> Iterator[Example]:
    rows = lexicon.rows("public_matters.tsv")
    slots = _slots() | {row[0]: row[1].split("/") for row in rows if len(row) == 2}
    for intent, category, patterns in (row for row in rows if len(row) == 3):
        for pattern in patterns.split("/"):
            for _ in range(TITLES_A_PATTERN if "{" in pattern else 1):
                text = _filled(pattern, slots, chance)
                yield Example(text, intent, category, category_share=PUBLIC_CATEGORY_SHARE)


def _keywords() -> Iterator[Example]:
    for category, words in lexicon.rows("keywords.tsv"):
        for word in words.split("/"):
            yield Example(word, ANY, category, 2.0)


def _dangers() -> Iterator[Example]:
    for danger, sentences in lexicon.rows("dangers.tsv"):
        for sentence in sentences.split(" / "):
            yield Example(sentence, ANY, ANY, SENTENCE_WEIGHT, danger=danger, danger_share=2.0)
