"""Sentences none of which was trained on, with floors: a change of the lexicon shows its effect."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from nlp.examples import sentences
from nlp.measure import figures
from nlp.understanding import Meaning, understand

HERE = Path(__file__).parent
Row = dict[str, str]
SHORT = 12  # characters: what two people may write alike by chance


def rows(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def read(now: datetime) -> list[tuple[Row, Meaning]]:
    return [(row, understand(row["text"], now)) for row in rows("sentences.csv")]


def share(read: list[tuple[Row, Meaning]], right: Callable[[Row, Meaning], bool]) -> float:
    return sum(right(row, meaning) for row, meaning in read) / len(read)


def home_of(meaning: Meaning) -> str:
    home = meaning.home
    return "/".join(part or "" for part in (home.building, home.unit, home.room)) if home else ""


def time_of(meaning: Meaning) -> str:
    time = meaning.time
    return f"{time.start or ''}~{time.end or ''}" if time else ""


def test_there_are_at_least_300_sentences_and_none_is_a_training_sentence() -> None:
    texts = {row["text"].replace(" ", "") for row in rows("sentences.csv")}
    long = {text for text in texts if len(text) > SHORT}

    trained = {one.text.replace(" ", "") for one in sentences()}

    assert len(texts) >= 300
    assert not long & trained


def test_intents(read: list[tuple[Row, Meaning]]) -> None:
    assert share(read, lambda row, meaning: meaning.intent in row["intent"].split("/")) >= 0.91


def test_categories(read: list[tuple[Row, Meaning]]) -> None:
    right = share(read, lambda row, found: (found.category or "-") in row["category"].split("/"))

    assert right >= 0.905


def test_one_of_the_best_three_categories(read: list[tuple[Row, Meaning]]) -> None:
    def offered(row: Row, meaning: Meaning) -> bool:
        named = {meaning.category or "-", *(name for name, _ in meaning.categories[:3])}
        return bool(named & set(row["category"].split("/")))

    assert share(read, offered) >= 0.95


def test_homes(read: list[tuple[Row, Meaning]]) -> None:
    assert share(read, lambda row, meaning: home_of(meaning) == row["home"]) >= 0.98


def test_no_home_is_invented(read: list[tuple[Row, Meaning]]) -> None:
    assert [row["text"] for row, meaning in read if meaning.home and not row["home"]] == []


def test_phones(read: list[tuple[Row, Meaning]]) -> None:
    assert [row["text"] for row, found in read if " ".join(found.phones) != row["phones"]] == []


def test_times(read: list[tuple[Row, Meaning]]) -> None:
    assert share(read, lambda row, meaning: time_of(meaning) == row["time"]) >= 0.97


def test_danger_is_hardly_missed_and_seldom_seen_where_there_is_none(now: datetime) -> None:
    sentences = [*rows("dangers.csv"), *rows("sentences.csv")]
    read = [(bool(row["danger"]), understand(row["text"], now)) for row in sentences]
    told = [meaning for danger, meaning in read if danger]
    calm = [meaning for danger, meaning in read if not danger]
    alarms = sum(meaning.danger is not None for meaning in told)

    found = alarms + sum(meaning.danger_maybe is not None for meaning in told)
    assert found / len(told) >= 0.97
    assert alarms / len(told) >= 0.88
    assert alarms / (alarms + sum(meaning.danger is not None for meaning in calm)) >= 0.96
    assert sum(meaning.danger_maybe is not None for meaning in calm) / len(calm) <= 0.07


def test_what_others_wrote_is_understood_too(now: datetime) -> None:
    """A whole sitting, written by somebody who saw neither code nor tables, is never learnt."""
    read = [(one, understand(one.text, now)) for one in sentences(held=True)]
    found = dict(figures(read))

    assert len(read) > 1_000
    assert found["intent"] >= 0.83
    assert found["category"] >= 0.78
    assert found["category, best three"] >= 0.94
    assert found["danger found or asked"] >= 0.92
    assert found["alarms that are right"] >= 0.9
    assert found["harmless that are asked"] <= 0.04
    assert found["unsure"] <= 0.31  # of two sittings; the second writes harder
