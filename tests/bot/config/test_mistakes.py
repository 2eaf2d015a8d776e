"""Every mistake that an editor of the settings can make, told all at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bot.config.shipped import SECRETS, TEXT, mistakes_of

if TYPE_CHECKING:
    from pathlib import Path

ANOTHER = (
    "{name: 翠湖花园, buildings: [{name: A, units: 1, floors: 1, rooms_per_floor: 1}],"
    " duty_phone: 110, complaint_phone: 110}"
)
EDITS = {
    "an unknown key": ("  step: 60", "  stpe: 60\n  step: 60"),
    "a missing key": ("  step: 60", "  #"),
    "a wrong type": ("max_days: 3", "max_days: lots"),
    "a number that is none": ("max_days: 3", 'max_days: "3"'),
    "a truth instead of a number": ("max_days: 3", "max_days: true"),
    "a text instead of a truth": ("saturdays: true", "saturdays: yes"),
    "too small": ("news_hours: 24", "news_hours: 0"),
    "a word that is not offered": ("dispatch: manual", "dispatch: by_magic"),
    "no time of day": ('opens: "08:00"', 'opens: "8 o clock"'),
    "closing before opening": ('closes: "18:00"', 'closes: "07:00"'),
    "no day": ("holidays: []", "holidays: [2026-02-30]"),
    "no time zone": ("timezone: Asia/Shanghai", "timezone: Moon/Base"),
    "no phone": ("duty_phone: 0571-88880001", "duty_phone: 请咨询前台"),
    "a list that is none": ("urgent_words: [", "urgent_words: 5 #["),
    "an empty list": ("ladder: [department_head, site_manager, general_manager]", "ladder: []"),
    "a mapping that is none": ("escalation:", "escalation: 5\nx:"),
    "an unknown permission": ("permissions: [work]}", "permissions: [wrok]}"),
    "a ladder with an unknown role": ("ladder: [department_head", "ladder: [headmaster"),
    "a ladder going in circles": (
        "[department_head, site_manager,",
        "[site_manager, site_manager,",
    ),
    "a category with an unknown trade": ("trades: [保洁], finish", "trades: [魔法], finish"),
    "a missing category": ("  pets:", "  #"),
    "a category nobody knows": ("  pets:", "  dragons:"),
    "two categories of one name": ("name: 宠物管理", "name: 违章搭建"),
    "a building that stands twice": ('{name: "2", units', '{name: "1", units'),
    "a box in no building": ("    boxes: []", '    boxes: ["9"]'),
    "an hour that is too long": ("answer_minutes: 60", "answer_minutes: 90"),
    "a type of help with an unknown trade": (
        "trades: [秩序, 保洁], appointment",
        "trades: [魔法], appointment",
    ),
    "two types of help of one name": ("name: 搬抬重物", "name: 代取快递"),
    "an intent that nobody knows": ("intents: [help_request,", "intents: [help,"),
    "a day that is too long": ("  open_hours: 24", "  open_hours: 25"),
    "two communities of one name": (
        "  - name: 翠湖花园\n",
        f"  - {ANOTHER}\n  - name: 翠湖花园\n",
    ),
    "a subscription of one key": (
        "fields: {character_string1: number, phrase2: status, thing3: what, time4: time}\n\n# The",
        "fields: {thing3: what}\n\n# The",
    ),
    "two templates of one id": (
        "templates:\n",
        "templates:\n  other: {id: progress-of-a-report, fields: {thing1: what}}\n",
    ),
    "a day off and of work": (
        '  holidays: [] # extra days off, such as "2026-12-31"\n  workdays: []',
        "  holidays: [2026-10-03]\n  workdays: [2026-10-03]",
    ),
    "an urgency of another name": ("  ordinary: {accept", "  relaxed: {accept"),
    "two roles of one title": ("titles: [副总经理]", "titles: [总经理]"),
    "a shift of an unknown community": (
        "duty: []",
        'duty: [{community: 月亮湾, starts: "20:00", ends: "08:00", names: [甲]}]',
    ),
    "a shift without an end": (
        "duty: []",
        'duty: [{community: 翠湖花园, starts: "20:00", ends: "20:00", names: [甲]}]',
    ),
    "a reminder after the end": ("ask_fixed_again_days: 3", "ask_fixed_again_days: 7"),
    "a pause for no known reason": ("pausing: [待料,", "pausing: [待发薪,"),
    "a status without words": ("  taken: 师傅已接单\n", ""),
    "words for no status": ("  taken: 师傅已接单", "  tkaen: 师傅已接单"),
    "a phrase that is too long": ("  taken: 已接单", "  taken: 师傅已经接单"),
    "a template key without a type": ("thing3: what", "stuff: what"),
    "finishing before arriving": ("arrive: 480, finish: 1440", "arrive: 480, finish: 60"),
    "an urgency that is missing": ("  urgent: {accept", "  # {accept"),
    "an unknown urgency": ("urgency: ordinary, home: true", "urgency: whenever, home: true"),
}
PATHS = {
    "an unknown key": "escalation.stpe: is not a setting; did you mean step?",
    "a missing key": "escalation.step: is missing",
    "a wrong type": "defer.max_days: should be a valid integer, not 'lots'",
    "a ladder with an unknown role": "escalation.ladder: headmaster is not one of the roles",
    "a category with an unknown trade": "categories.cleaning.trades: 魔法 is not one of the trades",
    "a type of help with an unknown trade": (
        "help.types.carrying.trades: 魔法 is not one of the trades"
    ),
    "two types of help of one name": "help.types: two are called 代取快递",
    "an intent that nobody knows": "help.types.camera.intents: help is not an intent",
    "no phone": "communities[0].duty_phone: '请咨询前台' is not a phone number",
    "a list that is none": "urgent_words: should be a list, not 5",
    "two communities of one name": "communities: 翠湖花园 stands twice",
    "a day off and of work": "calendar: 2026-10-03 is both a holiday and a working day",
    "an empty list": "escalation.ladder: needs at least one entry",
    "a box in no building": "communities[0].boxes: 9 is not one of its buildings",
    "no time zone": "timezone: is no time zone such as Asia/Shanghai",
    "closing before opening": "calendar: closes at 07:00, which is not after 08:00",
}


@pytest.mark.parametrize("kind", EDITS)
def test_each_kind_of_mistake_is_told_by_itself(kind: str, edited: Any) -> None:  # noqa: ANN401
    found = mistakes_of(edited(EDITS[kind]))

    expected = PATHS.get(kind)
    assert found == [expected] if expected else len(found) in (1, 2)
    assert all(re.match(r"[a-z_]+(\[\d+\]|\.\S+)*: \S", mistake) for mistake in found)


APART = (  # kinds of mistakes in different places
    "an unknown key",
    "a truth instead of a number",
    "no time of day",
    "no time zone",
    "no phone",
    "a ladder with an unknown role",
    "a category with an unknown trade",
    "a building that stands twice",
    "a shift of an unknown community",
    "a reminder after the end",
    "a pause for no known reason",
    "words for no status",
    "a phrase that is too long",
    "a template key without a type",
    "finishing before arriving",
    "an unknown urgency",
)


@settings(deadline=None, max_examples=40)
@given(kinds=st.sets(st.sampled_from(APART), min_size=2))
def test_mistakes_are_all_told_at_once(
    kinds: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "together.yaml"
    text = TEXT
    for kind in kinds:
        text = text.replace(*EDITS[kind], 1)
    each = [mistakes_alone(kind, path) for kind in kinds]
    path.write_text(text, encoding="utf-8")

    assert set(mistakes_of(path)) == set().union(*each)


@cache
def mistakes_alone(kind: str, path: Path) -> set[str]:
    """Return the mistakes of one edit; they are the same beside whichever others."""
    path.write_text(TEXT.replace(*EDITS[kind], 1), encoding="utf-8")
    return set(mistakes_of(path))


def test_mistakes_of_form_of_sense_and_of_the_environment_come_together(edited: Any) -> None:  # noqa: ANN401
    path = edited(
        EDITS["an unknown key"],
        EDITS["a ladder with an unknown role"],
        EDITS["a category with an unknown trade"],
        EDITS["a wrong type"],
        EDITS["a pause for no known reason"],
    )

    found = mistakes_of(path, {"PORT": "70000", "WECHAT_ENCODING_AES_KEY": "short"})

    assert {mistake.split(":")[0] for mistake in found} == {
        "escalation.stpe",
        "escalation.ladder",
        "categories.cleaning.trades",
        "defer.max_days",
        "defer.pausing",
        "PORT",
        "WECHAT_ENCODING_AES_KEY",
        *SECRETS,
    }


def test_a_permission_that_no_role_has_is_told(edited: Any) -> None:  # noqa: ANN401
    path = edited()
    path.write_text(TEXT.replace("[accept, ", "["), encoding="utf-8")

    assert mistakes_of(path) == ["roles: no role has the permission accept"]
