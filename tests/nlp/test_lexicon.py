"""The tables the office edits: every line is well formed, every name is known."""

import pytest

from nlp import lexicon
from nlp.categories import NONE
from nlp.danger import CRY, KINDS, OF_OTHERS, SAFE
from nlp.examples import ANY, all_examples
from nlp.intents import INTENTS
from nlp.linear import model
from nlp.signs import SEVERITIES, TONES
from nlp.state import digest, trained_on

CATEGORIES = {
    *("water_drainage", "electricity_lighting", "lift", "doors_windows_walls", "gas_heating"),
    *("network_intercom", "public_facilities", "cleaning", "pests", "greening"),
    *("security_access", "parking_vehicles", "noise", "neighbour_leak", "renovation", "fees"),
    *("service_attitude", "fire_safety", "illegal_building", "pets", "other"),
}


def test_the_weights_know_every_intent_and_category() -> None:
    assert set(model("intent").classes) == set(INTENTS)
    assert set(model("category").classes) == CATEGORIES | {NONE}


def test_the_weights_know_every_kind_of_danger_that_phrases_do_not_tell_alone() -> None:
    by_phrase = {CRY, "life_support", *OF_OTHERS.values()}
    assert set(model("danger").classes) == {*KINDS, SAFE} - by_phrase


def test_training_sentences_name_known_intents_and_categories() -> None:
    for example in all_examples():
        assert example.intent in {*INTENTS, ANY}, example
        assert example.category in {*CATEGORIES, NONE, ANY}, example
        assert example.danger in {*KINDS, SAFE, ANY}, example
        assert "{" not in example.text, example


def test_training_sentences_are_the_same_every_time() -> None:
    assert all_examples() == all_examples()


def test_a_typo_is_as_long_as_what_it_stands_for() -> None:
    for wrong, right in lexicon.rows("spellings.tsv"):
        assert len(wrong) == len(right), wrong


@pytest.mark.parametrize("what", ["intent", "category", "danger"])
def test_the_weights_were_trained_on_the_tables_as_they_are(what: str) -> None:
    assert trained_on(f"weights_{what}.tsv") == digest(), "run python -m nlp.train"


def test_signs_are_of_known_kinds() -> None:
    assert {kind for kind, _ in lexicon.rows("signs.txt")} == {*TONES, *SEVERITIES}


@pytest.mark.parametrize("table", ["hazards.txt", "not_now.txt", "signs.txt", "own_case.tsv"])
def test_phrases_have_a_kind(table: str) -> None:
    for row in lexicon.rows(table):
        assert len(row) == 2, row
        assert "||" not in row[1], row
        assert row[1].strip() == row[1], row
