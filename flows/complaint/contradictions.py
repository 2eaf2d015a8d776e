"""What the section on complaints says about roles and categories; every contradiction at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.complaint.rules.severity import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.complaint.settings import ComplaintLevel, Complaints
    from flows.settings.site import Role

_NEEDS = {"handler": "handle", "approver": "approve"}


def contradictions(
    rules: Complaints,
    roles: dict[str, Role],
    categories: dict[str, Any],
) -> Iterator[str]:
    """Yield one sentence for each."""
    for name in LEVELS:
        if name not in rules.levels:
            yield f"complaints.levels.{name}: is missing"
    for name, level in rules.levels.items():
        yield from _level(f"complaints.levels.{name}", level, roles)
    yield from _roles("complaints.ladder", rules.ladder, roles)
    yield from _roles("complaints.appeal.outside_line", rules.appeal.outside_line, roles)
    if rules.keep_years_most < rules.keep_years:
        yield f"complaints.keep_years_most: {rules.keep_years_most} is less than keep_years"
    for category in rules.important_categories:
        if category not in categories:
            yield f"complaints.important_categories: {category} is not a category"


def _level(path: str, level: ComplaintLevel, roles: dict[str, Role]) -> Iterator[str]:
    for key, permission in _NEEDS.items():
        role = getattr(level, key)
        if role not in roles:
            yield f"{path}.{key}: {role} is not a role"
        elif permission not in roles[role].permissions:
            yield f"{path}.{key}: {role} lacks the permission {permission}"
    if level.handler == level.approver:
        yield f"{path}: {level.handler} can't decide on its own plans"
    yield from _roles(f"{path}.report_to", level.report_to, roles)


def _roles(path: str, named: tuple[str, ...], roles: dict[str, Role]) -> Iterator[str]:
    for role in named:
        if role not in roles:
            yield f"{path}: {role} is not a role"
