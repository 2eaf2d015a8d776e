"""A kind of case: what plugs it into everything that all kinds share.

Nobody asks which kind a case is; the kind is asked, through `kind_of`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.cases.rules.rulebook import Rulebook
    from flows.settings.site import Settings
    from storage.records import Case


def _never(_case: Case, _settings: Settings) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """One kind of case; its name and its letters are stored, and never change."""

    name: str
    letters: str  # of its numbers
    title: str  # as residents call it
    rules: Rulebook
    may_object: Callable[[Case, Settings], bool] = _never  # 不同意 is meant for it
    objects_by: str = ""  # and is the same as this word


def kind_of(case: Case, settings: Settings) -> Kind:
    """Return the kind of a case."""
    return kind_named(case.kind, settings)


def kind_named(name: str, settings: Settings) -> Kind:
    """Return the kind of this name; raises KeyError on an unknown one."""
    return cast("Kind", settings.kinds[name])


def kinds_of(settings: Settings) -> list[Kind]:
    """Return every kind of the site, in the order of the catalog."""
    return [cast("Kind", kind) for kind in settings.kinds.values()]
