"""What the sections of the configuration say about each other; every contradiction at once."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from flows.cases.rules.rulebook import statuses_of
from flows.settings.channel import SUBSCRIBE
from flows.settings.site import Permission, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from flows.cases.kind import Stage
    from flows.catalog import Catalog

CATEGORIES = (  # what understanding can answer, by the contract
    "water_drainage",
    "electricity_lighting",
    "lift",
    "doors_windows_walls",
    "gas_heating",
    "network_intercom",
    "public_facilities",
    "cleaning",
    "pests",
    "greening",
    "security_access",
    "parking_vehicles",
    "noise",
    "neighbour_leak",
    "renovation",
    "fees",
    "service_attitude",
    "fire_safety",
    "illegal_building",
    "pets",
    "other",
)
KEYWORDS = range(2, 6)  # of a subscription (WECHAT.md §5)
PHRASE_CHARACTERS = 5  # of a template's phrase (WECHAT.md §5)
_TYPED_KEY = re.compile(
    r"(thing|character_string|phrase|name|number|letter|symbol|amount|phone_number|car_number"
    r"|time|date|const|enum)\d+"
)
_NEEDED: tuple[Permission, ...] = ("accept", "dispatch", "work")


def contradictions(sections: dict[str, Any], catalog: Catalog) -> list[str]:
    """Return one sentence for each; what could not be read is None, and was told already."""
    found: list[str] = []
    words = ((partial(check, catalog), names) for check, names in _OF_STATUSES)
    for check, names in (*_CHECKS, *catalog.checks, *words):
        if all(name in sections for name in names):
            found += check(*(sections[name] for name in names))
    return found


def _communities(communities: Any) -> Iterator[str]:  # noqa: ANN401 - sections by name
    for name in _twice(c.name for c in communities):
        yield f"communities: {name} stands twice"
    for index, community in enumerate(communities):
        for name in _twice(building.name for building in community.buildings):
            yield f"communities[{index}].buildings: {name} stands twice"
        known = {building.name for building in community.buildings}
        for name in community.boxes:
            if name not in known:
                yield f"communities[{index}].boxes: {name} is not one of its buildings"


def _categories(categories: Any, trades: Any) -> Iterator[str]:  # noqa: ANN401
    for key in CATEGORIES:
        if key not in categories:
            yield f"categories.{key}: is missing"
    for key in categories:
        if key not in CATEGORIES:
            yield f"categories.{key}: is a category that understanding does not know"
    for name in _twice(category.name for category in categories.values()):
        yield f"categories: two are called {name}"
    for key, category in categories.items():
        for trade in category.trades:
            if trade not in trades:
                yield f"categories.{key}.trades: {trade} is not one of the trades"


def _urgencies(urgencies: Any) -> Iterator[str]:  # noqa: ANN401
    for name in get_args(Urgency):
        if name not in urgencies:
            yield f"urgencies.{name}: is missing"
    for name, clock in urgencies.items():
        if clock.finish and clock.arrive and clock.finish < clock.arrive:
            yield f"urgencies.{name}.finish: is earlier than arrive"


def _roles(roles: Any) -> Iterator[str]:  # noqa: ANN401
    for title in _twice(t for role in roles.values() for t in (role.title, *role.titles)):
        yield f"roles: the title {title} stands twice"
    for permission in _NEEDED:
        if not any(permission in role.permissions for role in roles.values()):
            yield f"roles: no role has the permission {permission}"


def _ladder(escalation: Any, roles: Any) -> Iterator[str]:  # noqa: ANN401
    for name in ("ladder", "desk_ladder"):
        ladder = getattr(escalation, name)
        for key in ladder:
            if key not in roles:
                yield f"escalation.{name}: {key} is not one of the roles"
        for key in _twice(ladder):
            yield f"escalation.{name}: {key} stands twice"


def _duty(duty: Any, communities: Any) -> Iterator[str]:  # noqa: ANN401
    known = {community.name for community in communities}
    for index, shift in enumerate(duty):
        if shift.community and shift.community not in known:
            yield f"duty[{index}].community: {shift.community} is not one of the communities"
        if shift.starts and shift.starts == shift.ends:
            yield f"duty[{index}]: starts and ends at the same time"


def _resident(resident: Any) -> Iterator[str]:  # noqa: ANN401
    reminder, end = resident.ask_fixed_again_days, resident.silent_days
    if reminder and end and reminder >= end:
        yield "resident.ask_fixed_again_days: has to be less than silent_days"


def _defer(defer: Any) -> Iterator[str]:  # noqa: ANN401
    for reason in defer.pausing:
        if reason not in defer.reasons:
            yield f"defer.pausing: {reason} is not one of the reasons"


def _status_words(catalog: Catalog, words: Any) -> Iterator[str]:  # noqa: ANN401
    yield from _statuses("status_words", words, catalog, lambda stage: stage.resident)


def _status_phrases(catalog: Catalog, phrases: Any) -> Iterator[str]:  # noqa: ANN401
    yield from _statuses("status_phrases", phrases, catalog, lambda stage: stage.phrase)
    for status, phrase in phrases.items():
        if phrase and not re.fullmatch(rf"[一-鿿]{{1,{PHRASE_CHARACTERS}}}", phrase):
            yield (
                f"status_phrases.{status}: {phrase} is not one to {PHRASE_CHARACTERS}"
                " Chinese characters"
            )


def _statuses(
    section: str, words: dict[str, str], catalog: Catalog, own: Callable[[Stage], str]
) -> Iterator[str]:
    """Miss the words for statuses for which a kind brings none of its own."""
    kinds = catalog.kinds.values()
    known = statuses_of(kind.rules for kind in kinds)
    unnamed = {one for kind in kinds for one in kind.rules.statuses if not own(kind.stages[one])}
    for status in known:
        if status in unnamed and status not in words:
            yield f"{section}.{status}: is missing"
    for status in words:
        if status not in known:
            yield f"{section}.{status}: is not a status"


def _templates(templates: Any) -> Iterator[str]:  # noqa: ANN401
    for identifier in _twice(template.id for template in templates.values()):
        yield f"templates: the id {identifier} stands twice"
    for name, template in templates.items():
        for key in template.fields:
            if not _TYPED_KEY.fullmatch(key):
                yield f"templates.{name}.fields: {key} is no typed key such as thing1"
    once = templates.get(SUBSCRIBE)
    if once and len(once.fields) not in KEYWORDS:
        yield f"templates.{SUBSCRIBE}.fields: has to be two to five, as the platform has them"


def _twice(names: Iterable[str | None]) -> list[str]:
    return [name for name, times in Counter(names).items() if name and times > 1]


_CHECKS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_communities, ("communities",)),
    (_categories, ("categories", "trades")),
    (_urgencies, ("urgencies",)),
    (_roles, ("roles",)),
    (_ladder, ("escalation", "roles")),
    (_duty, ("duty", "communities")),
    (_resident, ("resident",)),
    (_defer, ("defer",)),
    (_templates, ("templates",)),
)
_OF_STATUSES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_status_words, ("status_words",)),
    (_status_phrases, ("status_phrases",)),
)
