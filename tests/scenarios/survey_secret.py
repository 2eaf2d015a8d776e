"""A survey that many answer, three of them in chat, with the truth that nobody else may find."""

from __future__ import annotations

import json
import random
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import urn
from storage.ids import new_id
from storage.records.people import Home
from storage.records.survey import Ballot, Invitation
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_running import bound, end, running

if TYPE_CHECKING:
    from storage.database import Connection
    from storage.records.case import Case
    from tests.scenarios import attacker
    from tests.scenarios.attacker import Loot
    from tests.scenarios.conftest import World

OPTIONS = ["充电桩", "儿童乐园", "快递柜"]
QUESTIONS = [
    {"id": "security", "ask": "保安服务", "type": "rating"},
    {"id": "first", "ask": "先添哪一样", "type": "choice", "options": OPTIONS},
    {
        "id": "why",
        "ask": "哪里不满意",
        "type": "text",
        "when": {"security": ["不满意", "很不满意"]},
    },
    {"id": "more", "ask": "还想说什么", "type": "text", "required": False},
]
IN_CHAT = {  # what each says, one message after the other
    "李雷": ["参与", "4", "充电桩", "岗亭夜里总是黑着灯", "上一步", "岗亭半夜没有人", "没有"],
    "韩梅梅": ["参与", "很满意", "2", "长" * 900],
    "张秀英": ["参与", "1", "3", "跳过"],
}
SAID = ["岗亭夜里", "岗亭半夜", "长" * 20, "请您看一遍", "【4/4】", *OPTIONS]  # and replied
ON_PAPER = 27
SHUFFLED = random.Random(4)  # noqa: S311 - the same in each run
MOST = 0.4  # by chance nobody guesses so many right of thirty


@dataclass
class Survey:
    """A survey that everybody answered: the ids that lead to a voter, and the texts they wrote."""

    case: Case
    began: int  # ms UTC
    voters: dict[str, str]
    texts: dict[str, str]


def answered(world: World) -> Survey:
    """Let three people answer in chat, all but the yes."""
    members = [
        bound(world, "李雷", "3栋2单元1501"),
        bound(world, "韩梅梅", "3栋2单元1501"),
        bound(world, "张秀英", "5栋1单元802"),
    ]
    case = running(world, *members, per="person", questions=QUESTIONS)
    survey = Survey(case, int(world.clock.now() * 1000), {}, {})
    for member in members:
        for words in IN_CHAT[member.name]:
            assert member.says(words)
    return survey


def confirm(world: World, survey: Survey) -> None:
    """Let those in chat confirm, and the others send theirs."""
    papers = _invite_homes(world, survey.case)
    texts = [f"第{n}件想说的事" for n in range(ON_PAPER)]
    SHUFFLED.shuffle(texts)
    names = list(IN_CHAT)
    for turn, (invitation, text) in enumerate(zip(papers, texts, strict=True)):
        if turn % 9 == 4:
            assert "谢谢" in world.member(names[turn // 9]).says("确认")
        _cast(world, survey.case, invitation, text)
        survey.texts[invitation.home_id] = text
        world.clock.advance(61)
    _remember(world, survey)


def _invite_homes(world: World, case: Case) -> list[Invitation]:
    def add(connection: Connection) -> list[Invitation]:
        store, made, now = Store(connection), [], int(world.clock.now() * 1000)
        for n in range(ON_PAPER):
            home = Home(new_id(now), COMMUNITY, "1", "1", str(n))
            home_id = store.residents.add_home(home, None, None)
            token = secrets.token_hex(8)
            made.append(Invitation(new_id(now), case.id, home_id, "1", "1", str(n), None, token))
            store.invitees.add(made[-1])
        return made

    made = world.service.database.run(add)
    SHUFFLED.shuffle(made)
    return made


def _cast(world: World, case: Case, invitation: Invitation, text: str) -> None:
    given = {"security": "满意", "first": OPTIONS[len(text) % 3], "more": text}
    sealer = SecretSealer(world.service.secret)
    moment = Moment(int(world.clock.now() * 1000), world.service.settings)
    world.service.database.run(
        lambda c: urn.cast(Store(c), moment, case, invitation, given, "paper", sealer)
    )


def _remember(world: World, survey: Survey) -> None:
    """Note which ids lead to which voter, and what those in chat wrote."""

    def look(connection: Connection) -> None:
        for one in Store(connection).invitees.of_survey(survey.case.id):
            voter = one.person_id or one.home_id
            survey.voters |= {one.id: voter, voter: voter, one.token: voter}
            if one.person_id is None:
                continue
            person = Store(connection).persons.get(one.person_id)
            assert person is not None
            survey.voters[person.openid or ""] = voter
            said = IN_CHAT[person.name or ""]
            survey.texts[voter] = said[5] if person.name == "李雷" else said[3]

    world.service.database.read(look)


def close(world: World, survey: Survey) -> None:
    """Open the urn, as is done at the close: under new keys, in a new order."""
    end(world, survey.case)
    sealer, purpose = SecretSealer(world.service.secret), f"ballot {survey.case.id}"

    def count(connection: Connection) -> None:
        store = Store(connection)
        sealed = [one for part in store.ballots.of_survey(survey.case.id) for one in part]
        opened = []
        for one in sealed:
            content = json.loads(sealer.unseal(purpose, one.sealed or "") or "")
            text = json.dumps(content["answers"], ensure_ascii=False)
            opened.append(Ballot(secrets.token_hex(16), survey.case.id, None, text))
        shuffled = secrets.SystemRandom().sample(opened, len(opened))
        store.ballots.rewrite(survey.case.id, shuffled)
        store.ballots.drop_all_drafts(survey.case.id)

    world.service.database.run(count)


def truth_of(survey: Survey, loot: Loot) -> dict[str, str]:
    """Return the key of each voter's opened ballot; the attacker is not told."""
    found = {}
    for voter, text in survey.texts.items():
        (found[voter],) = (
            one["id"] for one in loot.ballots if text in str(one["answers"]) or _is_bare(one, text)
        )
    return found


def _is_bare(ballot: attacker.Row, text: str) -> bool:
    """Tell whether it is the one ballot without a text."""
    return text == "跳过" and '"more"' not in str(ballot["answers"]) and "岗亭" not in str(ballot)
