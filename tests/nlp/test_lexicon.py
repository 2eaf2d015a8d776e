"""The tables the office edits: every line is well formed, every name is known."""

import pytest

from nlp import lexicon
from nlp.acts.names import ACTS
from nlp.categories import NONE
from nlp.danger import CRY, MAYBE, OF_OTHERS, SAFE
from nlp.examples import ANY, HELD, Reply, Sentence, replies, sentences
from nlp.features import LONGEST
from nlp.hazards import KINDS
from nlp.intents import INTENTS
from nlp.linear import BIAS, model
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
    assert set(model("danger").classes) == {*KINDS, SAFE, MAYBE} - {"life_support"}


@pytest.mark.parametrize("question", ["intent", "category", "danger", "act", "general"])
def test_no_text_weighs_more_than_a_lane_holds(question: str) -> None:
    """As long as is read, each sign, pair and three as heavy as the heaviest, and cues."""
    rows = [row for row in lexicon.rows(f"weights_{question}.tsv") if len(row) == len(("of", "it"))]
    entries = [one for _, written in rows for one in written.split(" ")]

    heaviest = max(abs(int(entry.rpartition(":")[2])) for entry in entries if ":" in entry)

    assert heaviest * 4 * LONGEST < BIAS


SHORT = 12  # characters: what two people may write alike by chance


@pytest.mark.parametrize("held", [False, True])
def test_sentences_name_known_intents_categories_and_dangers(*, held: bool) -> None:
    for one in sentences(held=held):
        assert one.intent in {*INTENTS, ANY}, one
        assert one.category in {*CATEGORIES, NONE, ANY}, one
        assert one.danger in {*model("danger").classes, MAYBE, ANY, CRY, *OF_OTHERS.values()}, one


@pytest.mark.parametrize("held", [False, True])
def test_replies_name_known_acts(*, held: bool) -> None:
    for one in replies(held=held):
        assert one.acts <= set(ACTS), one
        assert one.who in {"resident", "staff", "leader"}, one


def test_every_act_is_written_about_and_learnt() -> None:
    assert set(model("act").classes) == set(ACTS)
    assert {act for one in replies(held=True) for act in one.acts} == set(ACTS)


def test_there_are_fifteen_thousand_sentences_and_a_sitting_is_kept_for_measuring() -> None:
    learnt: list[Sentence | Reply] = [*sentences(), *replies()]
    kept: list[Sentence | Reply] = [*sentences(held=True), *replies(held=True)]
    assert len(learnt) >= 15_000
    assert {one.sitting for one in kept} == HELD
    long = {one.text for one in kept if len(one.text) > SHORT}
    assert not long & {one.text for one in learnt}


def test_a_typo_is_as_long_as_what_it_stands_for() -> None:
    for wrong, right in lexicon.rows("spellings.tsv"):
        assert len(wrong) == len(right), wrong


@pytest.mark.parametrize("what", ["intent", "category", "danger", "act", "general"])
def test_the_weights_were_trained_on_the_tables_as_they_are(what: str) -> None:
    assert trained_on(f"weights_{what}.tsv") == digest(), "run python -m nlp.train"


def test_signs_are_of_known_kinds() -> None:
    assert {kind for kind, _ in lexicon.rows("signs.txt")} == {*TONES, *SEVERITIES}


@pytest.mark.parametrize(
    "table", ["hazards.txt", "not_now.txt", "signs.txt", "phrases/own_case.tsv"]
)
def test_phrases_have_a_kind(table: str) -> None:
    for row in lexicon.rows(table):
        assert len(row) == 2, row
        assert "||" not in row[1], row
        assert row[1].strip() == row[1], row
