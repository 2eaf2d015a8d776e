"""What a conversation looks like on paper: its shape, and every mistake of it named by its path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from bot.config.file import parse
from tests.conversations.cast import who_is

HERE = Path(__file__).parent
HELD = frozenset({"clearing", "garden"})  # sittings nobody works on while mending: reported apart
GROUPS = ("residents", "emergencies", "alarming", "staff", "supervisors")
Group = Literal["residents", "emergencies", "alarming", "staff", "supervisors"]
Kind = Literal["report", "complaint", "suggestion", "help"]
Status = Literal[
    "registered", "accepted", "dispatched", "taken", "arrived", "deferred", "finished", "reopened",
    "closed", "withdrawn", "investigating", "reported", "assessed", "proposed", "carrying_out",
    "answered", "concluded", "appealed", "opened", "adopted",
]  # fmt: skip
Category = Literal[
    "water_drainage", "electricity_lighting", "lift", "doors_windows_walls", "gas_heating",
    "network_intercom", "public_facilities", "cleaning", "pests", "greening", "security_access",
    "parking_vehicles", "noise", "neighbour_leak", "renovation", "fees", "service_attitude",
    "fire_safety", "illegal_building", "pets", "other",
]  # fmt: skip
Danger = Literal[
    "fire", "gas", "trapped", "shock", "injury", "child", "intruder", "violence", "self_harm",
    "other_self_harm", "unconscious", "drowning", "falling", "life_support", "cry", "maybe",
]  # fmt: skip
Question = Literal[
    "confirm", "place", "home", "phone", "when", "category", "matter", "why", "more", "stars",
    "withdraw", "which case", "danger", "fixed", "yes or no", "what you mean", "nothing",
]  # fmt: skip
_GIVEN = re.compile(
    r"(?P<who>\S+) has (?:an? )?(?P<kind>report|complaint|suggestion|help|emergency)"
)
_STATE = re.compile(r"(?P<step>[a-z_]+)(?: (?:by|to) (?P<by>\S+))?")
_ACT = re.compile(r"(?P<who>\S+)(?: (?P<does>taps|sends))?")
_WAIT = re.compile(r"(?P<count>\d+)(?P<unit>[mhd])")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}


def _listed(value: object) -> object:
    return [] if value in ("nobody", "none") else value if isinstance(value, list) else [value]


def _text(value: object) -> object:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


def _texts(value: object) -> object:
    return [_text(one) for one in (value if isinstance(value, list) else [value])]


def _with_status(value: object) -> object:
    return {"status": value} if isinstance(value, str) else value


def _cases(value: object) -> object:
    return [] if value == "nothing" else value if isinstance(value, list) else [value]


Words = Annotated[str, BeforeValidator(_text)]
AllOf = Annotated[list[str], BeforeValidator(_texts)]
Names = Annotated[list[str], BeforeValidator(_listed)]


class Strict(BaseModel):
    """A mapping in which nothing else may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Opened(Strict):
    """A case that a message opened; `words` all stand in it."""

    kind: Kind | None = None
    category: Category | None = None
    place: Words | None = None
    words: AllOf | None = None
    note: AllOf | None = None
    phone: Words | None = None


class CaseIs(Strict):
    """How a case stands: `which` are words of its description where there are several."""

    which: str | None = None
    status: Status | None = None
    owner: str | None = None
    urgency: Literal["emergency", "urgent", "ordinary"] | None = None
    appointment: Words | None = None
    supplement: AllOf | None = None
    place: Words | None = None
    phone: Words | None = None
    kind: Kind | None = None


class Then(Strict):
    """What holds after a message; what is not named is not looked at."""

    opened: Annotated[list[Opened], BeforeValidator(_cases)] | None = None
    asked: Annotated[list[Question], BeforeValidator(_texts)] | None = None  # one of these
    taps: AllOf | None = None
    kind: Kind | None = None
    category: Category | None = None
    place: Words | None = None
    note: AllOf | None = None
    phone: Words | None = None
    case: Annotated[CaseIs, BeforeValidator(_with_status)] | None = None
    emergency: Annotated[list[Danger], BeforeValidator(_listed)] | None = None
    alarm: Literal["none", "raised"] | None = None
    told: Names | None = None
    not_told: Names | None = None
    reads: dict[str, AllOf] | None = None
    answered: AllOf | None = None
    not_answered: AllOf | None = None
    rating: int | None = None
    withdrawn: bool | None = None
    conversation: Literal["ended", "kept"] | None = None
    person: bool | None = None
    nothing_lost: Literal[True] | Words | None = None


class Given(Strict):
    """A case there is before the first message, made by real messages."""

    who: str
    kind: Literal["report", "complaint", "suggestion", "help", "emergency"]
    text: str
    step: Status = "registered"
    by: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        if not isinstance(value, dict) or not value:
            message = "is no mapping such as {李雷 has a report: 厨房漏水, state: taken by 王强}"
            raise ValueError(message)
        (key, text), *rest = value.items()
        given = _GIVEN.fullmatch(str(key))
        state = _STATE.fullmatch(str(dict(rest).get("state", "registered")))
        if given is None or state is None or set(dict(rest)) - {"state"}:
            message = f"{value} is not like {{李雷 has a report: 厨房漏水, state: taken by 王强}}"
            raise ValueError(message)
        return given.groupdict() | state.groupdict() | {"text": text}


class Line(Strict):
    """What somebody types, taps or sends, or time that goes by; and what holds then."""

    who: str = ""
    does: Literal["types", "taps", "sends"] = "types"
    what: Words = ""
    minutes: int = 0
    then: Then = Then()

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
        if not isinstance(value, dict):
            message = "is no mapping such as {李雷: 厨房漏水, then: {asked: confirm}}"
            raise ValueError(message)  # noqa: TRY004 - pydantic names the path of a ValueError
        then = {"then": value["then"]} if "then" in value else {}
        acts = [(str(key), what) for key, what in value.items() if key != "then"]
        if len(acts) != 1:
            message = "needs one speaker (or after), and then"
            raise ValueError(message)
        [(key, what)] = acts
        wait = _WAIT.fullmatch(str(what))
        if key == "after" and wait:
            return then | {"minutes": int(wait["count"]) * _MINUTES[wait["unit"]]}
        act = _ACT.fullmatch(key)
        if act is None or key == "after":
            message = f"{key}: {what} is neither somebody's words nor after: 30m, 2h or 1d"
            raise ValueError(message)
        return then | {"who": act["who"], "does": act["does"] or "types", "what": what}


class Conversation(Strict):
    """One story: who is there, what there is already, and what is said."""

    name: str
    group: Group
    people: dict[str, str]
    given: list[Given] = []
    say: list[Line]

    @model_validator(mode="after")
    def _names_are_known(self) -> Conversation:
        for name, role in self.people.items():
            known = who_is(name)
            if known is None and role != "stranger":
                message = f"people.{name}: is on no roster; who is unknown is a stranger"
                raise ValueError(message)
            if known is not None and role not in (*known.homes, known.role):
                message = f"people.{name}: is {known}, not {role}"
                raise ValueError(message)
        named = [(f"say[{n}]", line.who) for n, line in enumerate(self.say) if line.who]
        named += [(f"given[{n}]", one.who) for n, one in enumerate(self.given)]
        for path, name in named:
            if name not in self.people:
                message = f"{path}: {name} is not among the people"
                raise ValueError(message)
        for path, name in self._told():
            if name not in self.people and who_is(name) is None:
                message = f"{path}: {name} is neither among the people nor on a roster"
                raise ValueError(message)
        return self

    def _told(self) -> list[tuple[str, str]]:
        found = [(f"given[{n}].state", one.by) for n, one in enumerate(self.given) if one.by]
        for n, line in enumerate(self.say):
            then = line.then
            names = {"told": then.told, "not_told": then.not_told, "reads": [*(then.reads or ())]}
            found += [(f"say[{n}].then.{key}", one) for key in names for one in names[key] or ()]
        return found


class Mistakes(ValueError):
    """What is wrong with files of conversations, a line a mistake."""


def sittings(folder: Path = HERE / "sittings") -> dict[str, list[Conversation]]:
    """Return the conversations of every file by its name; raises Mistakes with all of them."""
    found: dict[str, list[Conversation]] = {}
    mistakes: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        found[path.stem], wrong = read(path)
        mistakes += wrong
    if mistakes:
        raise Mistakes("\n".join(mistakes))
    return found


def read(path: Path) -> tuple[list[Conversation], list[str]]:
    """Return the conversations of a file, and what is wrong with the others."""
    text = path.read_text(encoding="utf-8-sig")
    indented = "".join(f"  {line}\n" for line in text.splitlines())
    content, mistakes = parse(f"all:\n{indented}", path)
    entries = content.get("all") or []
    if not isinstance(entries, list):
        return [], [*mistakes, f"{path}: is no list of conversations"]
    good: list[Conversation] = []
    for number, entry in enumerate(entries):
        try:
            good.append(Conversation.model_validate(entry))
        except ValidationError as error:
            name = entry.get("name", "?") if isinstance(entry, dict) else "?"
            mistakes += [
                f"{path.name}[{number}] {name}: {_path(one['loc'])}{_sentence(one)}"
                for one in error.errors()
            ]
    names = [one.name for one in good]
    mistakes += [f"{path.name}: {n} stands twice" for n in sorted(set(names)) if names.count(n) > 1]
    return good, mistakes


def _path(loc: tuple[int | str, ...]) -> str:
    parts = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return f"{parts.lstrip('.')}: " if parts else ""


def _sentence(detail: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails
    if detail["type"] == "extra_forbidden":
        return "is no effect or key that is known"
    if detail["type"] == "value_error":
        return str(detail["ctx"]["error"])
    return f"{detail['msg']}, not {str(detail['input'])[:60]}"
