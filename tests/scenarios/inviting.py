"""A survey that was approved, and its invitations as they arrive in the chat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.sealing import SecretSealer
from flows.cases.rules.deeds import Moment
from flows.survey.answering import urn
from flows.survey.settings import Surveys
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.store import Store
from tests.scenarios.people import COMMUNITY
from tests.scenarios.survey_story import approve, planned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records.case import Case
    from storage.records.survey import Invitation
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

TO_THE_START = 23  # hours from the tests' morning to the first day at nine
LINK = re.compile(r"https?://\S+/s/([\w-]{22})")


def approved(world: World, **changes: Any) -> str:  # noqa: ANN401 - any field of a plan
    """Plan a survey that begins tomorrow at nine, and let everybody say yes; return its number."""
    number = planned(world, **changes).number
    approve(world, number)
    return number


def running(world: World, **changes: Any) -> str:  # noqa: ANN401 - any field of a plan
    """Let an approved survey begin."""
    number = approved(world, **changes)
    world.advance(hours=TO_THE_START)
    world.sweep()
    assert world.case(number).status == "running"
    return number


def invitations(world: World, number: str) -> list[Invitation]:
    """Return the invitations of a survey."""
    case_id = world.case(number).id
    return world.service.database.read(lambda c: Store(c).invitees.of_survey(case_id))


def links(texts: Sequence[str]) -> list[str]:
    """Return the tokens of the survey pages that are linked."""
    return [token for text in texts for token in LINK.findall(text)]


def invited(texts: Sequence[str]) -> list[str]:
    """Return the texts that invite to a survey, or remind of it."""
    return [text for text in texts if LINK.search(text)]


def answers(world: World, number: str, token: str) -> None:
    """Let the holder of a link answer, as the page or the chat would keep it."""
    sealer = SecretSealer(world.service.secret)
    moment = Moment(int(world.clock.now() * 1000), world.service.settings)

    def work(store: Store) -> None:
        case: Case | None = store.cases.by_number(number)
        invitation = store.invitees.by_token(token)
        assert case is not None
        assert invitation is not None
        cast = urn.cast(store, moment, case, invitation, {"security": "满意"}, "page", sealer)
        assert cast == "taken"

    world.service.database.run(lambda c: work(Store(c)))


def house(world: World, homes: Sequence[tuple[str, str, str]]) -> None:
    """Put homes on the roster, each with an owner of its own."""
    now = int(world.clock.now() * 1000)

    def work(store: Store) -> None:
        for number, home in enumerate(homes):
            home_id = store.residents.add_home(Home(new_id(now), COMMUNITY, *home), None, None)
            phone = f"137{number:08d}"
            owner = Resident(
                new_id(now),
                home_id,
                COMMUNITY,
                f"业主{'甲乙丙丁戊己庚辛'[number % 8]}",
                phone,
                "业主",
                None,
                1,
            )
            store.residents.put(owner, now)

    world.service.database.run(lambda c: work(Store(c)))


def bound(world: World, name: str, home: str, phone: str) -> Member:
    """Let somebody of the roster follow the account and bind their home."""
    member = world.member(name)
    member.follows()
    assert "绑定好了" in member.says(f"绑定 {home} {name} {phone}")
    return member


def ruled(world: World, **rules: Any) -> None:  # noqa: ANN401 - any rule of surveys
    """Let other rules of surveys hold than the shipped ones."""
    shipped = world.config.settings.section(Surveys)
    world.change(surveys=shipped.model_copy(update=rules))
