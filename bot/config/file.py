"""The text of `config.yaml` as plain values and as settings; every mistake of form at once."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, get_args, get_origin

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

try:
    from yaml import CSafeLoader as Loader  # takes a tenth of the time, where it was built
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

from flows.settings.site import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from flows.settings.site import Section

Loc = tuple[int | str, ...]
_PATTERNS = {
    "^[0-9][0-9 -]{1,18}[0-9]$": "a phone number",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": 'a time such as "08:30"',
    "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$": 'a time such as "18:00"',
}


class _Loader(Loader):
    """YAML without its surprises: 20:00 is a text, so is 2026-12-31; no key comes twice."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[str] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        """Note the keys that stand twice, which YAML would let overwrite each other."""
        seen: set[object] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str | int | float | bool) and key is not None:
                continue
            if key in seen:
                line = key_node.start_mark.line + 1
                self.twice.append(f"line {line}: {key} stands twice in the same place")
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    letter: [
        (tag, rule)
        for tag, rule in rules
        if tag.rsplit(":", 1)[-1] not in ("int", "float", "bool", "timestamp")
    ]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _rule, _letters in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_rule})$"), list(_letters)
    )


def read_file(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the content of a YAML file of settings and what is wrong with its text."""
    return _settings(path, *read_yaml(path))


def parse(text: str, path: Path) -> tuple[dict[str, Any], list[str]]:
    """Return the content of a YAML text of settings and what is wrong with it."""
    return _settings(path, *_parsed(text, path))


def _settings(path: Path, content: object, mistakes: list[str]) -> tuple[dict[str, Any], list[str]]:
    if isinstance(content, dict) and content:
        return content, mistakes
    return {}, mistakes or [f"{path}: holds no settings"]


def read_yaml(path: Path) -> tuple[Any, list[str]]:
    """Return whatever a YAML file holds, None where it can't be read, and what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return None, [f"{path}: can't be read ({error.strerror})"]
    except UnicodeDecodeError:
        return None, [f"{path}: is not UTF-8"]
    return _parsed(text, path)


def _parsed(text: str, path: Path) -> tuple[Any, list[str]]:
    try:
        loader = _Loader(text)
        content = loader.get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [f"{path}: {_yaml_mistake(error)}"]
    return content, [f"{path}: {mistake}" for mistake in loader.twice]


def _yaml_mistake(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).split("\n")[0]
    where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f"{where}{problem}"


def shape_with(sections: Sequence[type[Section]]) -> type[Settings]:
    """Return the shape of the whole file: what is common, and a section a subject."""
    fields: dict[str, Any] = {one.key: (one, _default(one)) for one in sections}
    return create_model("Settings", __base__=Settings, **fields)


def _default(section: type[Section]) -> Any:  # noqa: ANN401 - pydantic's own mark for "needed"
    needed = any(field.is_required() for field in section.model_fields.values())
    return ... if needed else section()


def shape(
    content: dict[str, Any], whole: type[Settings]
) -> tuple[Settings | None, dict[str, Any], list[str]]:
    """Return the settings (None if there are mistakes), the sections that can be read, and why not.

    In a section with mistakes, what is wrong or missing is None or empty, so that the checks
    across sections still find the other mistakes.
    """
    try:
        settings = whole.model_validate(content)
    except ValidationError as error:
        details = error.errors()
        mistakes = [_sentence(d, whole) for d in details if not _is_consequence(d, details)]
        return None, _readable(whole, content), mistakes
    return settings, {name: getattr(settings, name) for name in whole.model_fields}, []


def _readable(model: type[BaseModel], content: dict[str, Any]) -> dict[str, Any]:
    """Return what can be read of a model's fields; a field of the wrong form is left out."""
    found = {}
    for name, field in model.model_fields.items():
        if name in content:
            kind: Any = get_origin(field.annotation)
            form = {tuple: list, frozenset: list, dict: dict}.get(kind, object)
            if isinstance(content[name], form):
                found[name] = _tolerant(field.annotation, content[name])
        elif not field.is_required():
            found[name] = field.get_default(call_default_factory=True)
    return found


def _tolerant(annotation: Any, value: object) -> Any:  # noqa: ANN401 - any annotation, any value
    """Return the value as far as it can be read: None where it can't."""
    kind, parts = get_origin(annotation), get_args(annotation)
    if kind in (tuple, frozenset) and isinstance(value, list):
        items = (_tolerant(parts[0], item) for item in value)
        return kind(item for item in items if item is not None)
    if kind is dict and isinstance(value, dict):
        return {key: _tolerant(parts[1], item) for key, item in value.items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        blank = {name: _blank(field.annotation) for name, field in annotation.model_fields.items()}
        known = _readable(annotation, value) if isinstance(value, dict) else {}
        return annotation.model_construct(**(blank | known))
    try:
        return TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return None


def _blank(annotation: Any) -> Any:  # noqa: ANN401
    kind = get_origin(annotation)
    return kind() if kind in (tuple, frozenset, dict) else None


def _is_consequence(detail: ErrorDetails, others: list[ErrorDetails]) -> bool:
    """Tell whether a list is only empty because of the mistakes in its entries."""
    loc = detail["loc"]
    inside = (o for o in others if len(o["loc"]) > len(loc) and o["loc"][: len(loc)] == loc)
    return detail["type"] == "too_short" and any(inside)


def _sentence(detail: ErrorDetails, whole: type[Settings]) -> str:
    path, kind, context = _path(detail["loc"]), detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return f"{path}: is missing"
    if kind == "extra_forbidden":
        return f"{path}: is not a setting{_suggestion(detail['loc'], whole)}"
    if kind == "string_pattern_mismatch":
        wanted = _PATTERNS.get(str(context.get("pattern")), "what is allowed here")
        return f"{path}: {detail['input']!r} is not {wanted}"
    if kind == "value_error":
        return f"{path}: {context.get('error')}"
    if kind == "too_short":
        return f"{path}: needs at least one entry"
    message = detail["msg"].removeprefix("Input ")
    message = message.replace("valid tuple", "list").replace("valid dictionary", "mapping")
    return f"{path}: {message}, not {_shown(detail['input'])}"


def _path(loc: Loc) -> str:
    text = ""
    for part in loc:
        if part == "[key]":
            continue
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _suggestion(loc: Loc, whole: type[Settings]) -> str:
    """Offer the setting that a mistyped one may have meant."""
    model: Any = whole
    for part in loc[:-1]:
        fields = getattr(model, "model_fields", {})
        annotation = fields[part].annotation if part in fields else model
        model = _model_in(annotation) if part in fields else model
    names = list(getattr(model, "model_fields", {}))
    close = difflib.get_close_matches(str(loc[-1]), names, 1)
    return f"; did you mean {close[0]}?" if close else ""


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    """Return the model inside dict[str, Model], tuple[Model, …] or Model itself."""
    for part in (annotation, *getattr(annotation, "__args__", ())):
        if hasattr(part, "model_fields"):
            return part
    return annotation
