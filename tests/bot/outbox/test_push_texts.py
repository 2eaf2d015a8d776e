"""Splitting long texts, the values of cards, and the quiet hours."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbox.cards import card_for, once_id
from bot.outbox.quiet import next_allowed
from bot.wechat.markup import to_wechat
from bot.wechat.split import split_text
from flows.settings.channel import Template
from flows.settings.site import QuietHours, Settings
from flows.writing.markup import tap
from simulator.errors import ApiError
from simulator.templates import Templates
from storage.ids import new_id
from storage.records.messages import Push
from tests.bot.outbox.outgoing import settings

SHANGHAI = ZoneInfo("Asia/Shanghai")
LIMIT = 64
words = st.text(max_size=40).map(lambda text: text.replace("\x02", "").replace("\x03", ""))
marks = st.builds(tap, st.sampled_from(["修好了", "没修好", "1"]), st.just("1"), st.just("c"))
texts = st.lists(st.one_of(words, marks, st.just("\n"), st.just("一行字\n"))).map("".join)


@given(texts)
def test_no_part_is_too_long_and_nothing_is_lost(text: str) -> None:
    parts = split_text(text, LIMIT * 4)

    assert all(len(to_wechat(part).encode()) <= LIMIT * 4 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(texts)
def test_no_option_is_cut(text: str) -> None:
    whole = to_wechat(text).count("</a>")

    assert sum(to_wechat(part).count("</a>") for part in split_text(text, LIMIT * 4)) == whole


@given(st.text(alphabet="漏水\n", min_size=1, max_size=400))
def test_lines_stay_whole_where_they_fit(text: str) -> None:
    parts = split_text(text, LIMIT)
    lines = [line for line in text.split("\n") if line]

    if all(len(line.encode()) <= LIMIT for line in lines) and lines:
        assert [line for part in parts for line in part.split("\n") if line] == lines


def test_a_text_that_fits_is_left_alone() -> None:
    assert split_text("\n 一 \n") == ["\n 一 \n"]
    assert split_text("") == [""]


def test_an_emoji_of_several_letters_is_not_cut() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    assert split_text(family * 4, 20) == [family] * 4


def test_an_anchor_is_not_cut_and_a_giant_one_becomes_its_label() -> None:
    anchor = '<a href="https://example.com/c/1">看\n照片</a>'
    giant = f'<a href="https://example.com/{"x" * 100}">看照片</a>'

    assert split_text(f"{'字' * 30}\n{anchor}", 100) == ["字" * 30, anchor]
    assert split_text(giant, 100) == ["看照片"]
    assert split_text(tap("看照片", "https://example.com/" + "x" * 100), 100) == ["看照片"]


def clock(day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (clock(24, 8), clock(24, 8)),
        (clock(24, 11, 59), clock(24, 11, 59)),
        (clock(24, 12), clock(24, 14)),
        (clock(24, 13, 59), clock(24, 14)),
        (clock(24, 20), clock(25, 8)),
        (clock(24, 23, 59), clock(25, 8)),
        (clock(25, 0), clock(25, 8)),
        (clock(25, 7, 59), clock(25, 8)),
    ],
)
def test_quiet_hours_end(now: int, then: int) -> None:
    assert next_allowed(now, QuietHours(), SHANGHAI) == then


def test_quiet_hours_that_touch_are_one() -> None:
    quiet = QuietHours(night_from="20:00", night_until="12:00")

    assert next_allowed(clock(24, 21), quiet, SHANGHAI) == clock(25, 14)


def test_no_quiet_hours_hold_nothing() -> None:
    quiet = QuietHours(
        night_from="20:00", night_until="20:00", noon_from="12:00", noon_until="12:00"
    )

    assert next_allowed(clock(24, 21), quiet, SHANGHAI) == clock(24, 21)


WORDY = ["thing", "character_string", "phrase", "name", "letter", "phone_number", "car_number"]
KINDS = [*WORDY, "number", "amount", "symbol", "time", "date"]


def push(fields: dict[str, object]) -> Push:
    values = dict.fromkeys(Push.__dataclass_fields__)
    row = {"id": new_id(0), "template": "any", "fields": json.dumps(fields), "created_at": 0}
    return Push(**{**values, **row})  # type: ignore[arg-type]


def typed(kind: str) -> Settings:
    template = Template(id="any", fields={f"{kind}1": "what"})
    return settings().model_copy(update={"templates": {"any": template}})


@pytest.mark.parametrize("kind", KINDS)
@given(value=st.one_of(st.text(max_size=60), st.integers(0, 10**13)))
def test_whatever_the_value_the_platform_takes_the_card(kind: str, value: str | int) -> None:
    templates = Templates(accept_any=False)
    templates.add("any", [f"{kind}1"], "any")
    card = card_for(push({"what": value}), typed(kind))

    if card is not None:
        data = {key: {"value": text} for key, text in card.data.items()}
        try:
            templates.fill("any", data)
        except ApiError as error:
            pytest.fail(f"{card.data} is refused: {error}")


def test_a_time_without_a_value_is_that_of_the_message() -> None:
    template = Template(id="any", fields={"time1": "time"})
    rules = settings().model_copy(update={"templates": {"any": template}})

    card = card_for(replace(push({}), created_at=clock(24, 15, 1)), rules)

    assert card is not None
    assert card.data == {"time1": "2026年11月24日 15:01"}


def test_a_range_takes_the_half_width_sign() -> None:
    card = card_for(push({"what": "15:00\N{FULLWIDTH TILDE}17:00"}), typed("time"))

    assert card is not None
    assert card.data == {"time1": "15:00~17:00"}


def test_an_unknown_template_gives_no_card() -> None:
    assert card_for(replace(push({}), template="other"), typed("thing")) is None


@pytest.mark.parametrize("fields", ["{", "[]", "null"])
def test_fields_that_cannot_be_read_give_no_card(fields: str) -> None:
    assert card_for(replace(push({}), fields=fields), typed("thing")) is None


def test_options_in_a_value_are_only_their_labels() -> None:
    card = card_for(push({"what": tap("修好了", "修好了 7", "c7")}), typed("thing"))

    assert card is not None
    assert card.data == {"thing1": "修好了"}


def test_the_id_that_is_shown_once_has_32_characters() -> None:
    assert len(once_id(new_id(0))) == 32
