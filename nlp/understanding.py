"""One message in, its meaning out: intent, category, danger and what it names. Never raises.

`understand` reads everything; `understand_briefly` only what patterns find, without the classifier.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import islice

from nlp import categories, clauses, intents, signs, thresholds
from nlp.act_reader import NOTHING
from nlp.clauses import Clause
from nlp.danger import find_danger, judge, may_tell
from nlp.features import HOME, PHONE, TIME, features, with_signs
from nlp.homes import Home, find_home, find_mentions
from nlp.linear import weigh
from nlp.matters import matters
from nlp.names import find_name
from nlp.phones import find_phones, of_resident
from nlp.places import find_place
from nlp.readings import Reading, is_sure, rank_readings
from nlp.spelling import plain
from nlp.times import TimeRange, find_time

__all__ = [
    "Clause", "Home", "Meaning", "TimeRange", "understand", "understand_briefly", "warm_up",
]  # fmt: skip

LONGEST = 1500  # characters read of a message; the platform allows 2,048 bytes
MOST_CLAUSES = 12  # read one by one


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message says; what it does not say is None or empty."""

    text: str
    intent: str
    intents: dict[str, float]
    category: str | None
    categories: tuple[tuple[str, float], ...]
    danger: str | None
    home: Home | None
    place: str | None
    phones: tuple[str, ...]
    time: TimeRange | None
    name: str | None
    tone: str | None = None  # anger, fear or thanks
    severity: tuple[str, ...] = ()  # of injury, loss, repeated, promised, media, legal
    count: int | None = None  # how many times it happened
    second: str | None = None  # another intent, where the message has two
    apart: tuple[str, ...] | None = None  # the words of each matter, in the order they were said
    danger_maybe: str | None = None  # a danger that would be asked about, not alarmed
    alarming: float = 0.0  # how surely there is danger
    whole: Clause | None = None  # all of it, read as one clause
    clauses: tuple[Clause, ...] = ()
    readings: tuple[Reading, ...] = ()  # what would be offered, the likeliest first
    sure: bool = False  # would be acted upon without asking
    read_at: datetime | None = None  # the local time that 明天 was counted from

    def within(self, start: int, end: int | None = None) -> "Meaning":
        """Return what a part of the text means, as if only that had been said."""
        return self.of(self.text[start:end])

    def of(self, words: str) -> "Meaning":
        """Return what some of the words mean, as if only they had been said."""
        if words == self.text:
            return self
        if self.read_at is None:  # a listed word, of which nothing was read
            return unread(words)
        return _part(words, self.read_at)

    def says(self, act: str, asked: str = NOTHING) -> float:
        """Return how surely an act is done after a question, in the whole text or in a clause."""
        if self.whole is None:
            return 0.0
        return max(part.acts_after(asked).get(act, 0.0) for part in (self.whole, *self.clauses))

    def several(self) -> tuple[str, ...]:
        """Return the words of each matter, where who told them says that there are several."""
        found = matters(self.text, self.clauses, several=True)
        return tuple(self.text[one.start : one.end] for one in found)

    @property
    def acts(self) -> Mapping[str, float]:
        """What the whole text does, with scores; see nlp/acts/names.py."""
        return self.whole.acts if self.whole else {}


def warm_up() -> None:
    """Read the weights now rather than with the first message."""
    understand("厨房漏水", datetime(2026, 1, 1))  # noqa: DTZ001 (local time)


def understand(text: str, now: datetime) -> Meaning:
    """Find everything the text says; `now` gives the local time that 明天 is counted from."""
    brief, signed, respelled = _patterns(text, now)
    found = features(signed)
    weight = weigh(found)
    judged = judge(found, signed, respelled, weight)
    danger = judged.kind
    ranked = categories.rank_categories(weight)
    scores = intents.score_intents(weight, respelled)
    intent = intents.OF_DANGER if danger else intents.best_intent(scores)
    offered = rank_readings(scores, ranked)
    whole = Clause(text, 0, len(text), signed, now, understand_briefly)
    held, count = signs.find_signs(signed), signs.find_count(signed)
    parts = tuple(islice(_clauses(text[:LONGEST], respelled, now), MOST_CLAUSES))
    several = () if danger else matters(text[:LONGEST], parts)
    return replace(
        brief,
        tone=signs.tone_of(held),
        severity=signs.severity_of(held, count),
        count=count,
        second=next((one.intent for one in several if one.intent != intent), None),
        apart=tuple(text[one.start : one.end] for one in several) or None,
        danger=danger,
        alarming=judged.score,
        danger_maybe=judged.maybe if judged.maybe and may_tell(scores, whole.acts) else None,
        intent=intent,
        intents=scores,
        category=categories.best_category(ranked, intent, danger),
        categories=ranked.scores,
        whole=whole,
        clauses=parts,
        readings=offered,
        sure=danger is not None or is_sure(offered),
    )


@lru_cache(maxsize=128)  # several rules of one turn look at the same part
def _part(words: str, now: datetime) -> Meaning:
    return understand(words, now)


def _clauses(text: str, respelled: str, now: datetime) -> Iterator[Clause]:
    """List each part between two pauses; a text without a pause is one."""
    declares = intents.may_declare(respelled)
    for start, end in clauses.spans(respelled):
        words, plainly = text[start:end], respelled[start:end]
        yield Clause(words, start, end, plainly, now, understand_briefly, declares)


def understand_briefly(text: str, now: datetime) -> Meaning:
    """Find danger, home, place, phones and time; the intent stays unknown, no word is weighed."""
    return _patterns(text, now)[0]


def gravity(text: str) -> tuple[str, ...]:
    """List the signs that a complaint weighs more, by its words alone; no word is weighed."""
    respelled = plain(text[:LONGEST])
    return signs.severity_of(signs.find_signs(respelled), signs.find_count(respelled))


def unread(text: str) -> Meaning:
    """Return a meaning without looking, for a word whose sense is known beforehand."""
    none = dict(intents.NO_INTENT)
    return Meaning(text, intents.UNKNOWN, none, None, (), None, None, None, (), None, None)


def signed_text(text: str, now: datetime) -> str:
    """Write the text as the classifiers see it: home, phones and time are one sign each."""
    return _patterns(text, now)[1]


def _patterns(text: str, now: datetime) -> tuple[Meaning, str, str]:
    """Find what patterns find; also return the text with signs, and in plain spelling."""
    original = text[:LONGEST]
    respelled = plain(original)
    phones = find_phones(respelled)
    homes = find_mentions(respelled, [(phone.start, phone.end) for phone in phones])
    signs = [(phone.start, phone.end, PHONE) for phone in phones]
    signs += [(home.start, home.end, HOME) for home in homes]
    found = find_time(respelled, now, [(start, end) for start, end, _ in signs])
    if found:
        signs.append((found.start, found.end, TIME))
    listed = find_danger(respelled)
    meaning = Meaning(
        text=text,
        intent=intents.UNKNOWN,
        intents=dict(intents.NO_INTENT),
        category=None,
        categories=(),
        danger=listed,
        alarming=thresholds.LISTED if listed else 0.0,
        home=find_home(respelled, homes),
        place=find_place(original, respelled),
        phones=of_resident(respelled, phones),
        time=found.time if found else None,
        name=find_name(respelled),
        read_at=now,
    )
    return meaning, with_signs(respelled, signs), respelled
