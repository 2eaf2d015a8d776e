"""Template messages: the typed keys of each template, and what a value may be."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .bubbles import Content, plain_content
from .errors import ApiError

MOST_TEMPLATES = 25
UNTITLED = "服务提醒"

_CLOCK = r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?"
_DAY = (
    r"\d{4}(年(0?[1-9]|1[0-2])月(0?[1-9]|[12]\d|3[01])日|-(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01]))"
)
_TIME = rf"({_DAY} )?{_CLOCK}"
_DATE = rf"{_DAY}( {_CLOCK})?"
VALUES = {  # the table of subscription notices, which typed template keys follow
    "thing": r"[^\x00-\x1f\x7f]{1,20}",
    "character_string": r"[ -~]{1,32}",
    "phrase": r"[一-鿿]{1,5}",
    "name": r"[一-鿿·]{1,10}|[A-Za-z .·]{1,20}",
    "number": r"-?\d{1,32}|(?=[-\d.]{1,32}$)-?\d+\.\d+",
    "letter": r"[A-Za-z]{1,32}",
    "symbol": r"[^\w\s]{1,5}",
    "amount": r"[¥￥$€£]?\d{1,10}(\.\d+)?元?",
    "phone_number": r"[-+()\d ]{1,17}",
    "car_number": r"[0-9A-Za-z一-鿿·]{1,8}",
    "time": rf"{_TIME}(~{_TIME})?",
    "date": rf"{_DATE}(~{_DATE})?",
    "const": r"[^\x00-\x1f\x7f]{1,20}",
    "enum": r"[^\x00-\x1f\x7f]{1,20}",
}
LABELS = {
    "thing": "事项",
    "character_string": "编号",
    "phrase": "状态",
    "name": "姓名",
    "number": "数量",
    "amount": "金额",
    "phone_number": "电话",
    "time": "时间",
    "date": "日期",
}

_KEY = re.compile(rf"({'|'.join(VALUES)})\d+")
_RULES = {kind: re.compile(rule) for kind, rule in VALUES.items()}


@dataclass(frozen=True)
class Template:
    """One template: its title and the label of each key."""

    template_id: str
    title: str
    labels: Mapping[str, str]

    @property
    def content(self) -> str:
        """The text the platform lists for it."""
        return "\n".join(f"{label}：{{{{{key}.DATA}}}}" for key, label in self.labels.items())


class Templates:
    """The account's templates."""

    def __init__(self, *, accept_any: bool) -> None:
        """With `accept_any` an unknown id makes a template of the keys it comes with."""
        self.accept_any = accept_any
        self._templates: dict[str, Template] = {}

    def add(self, template_id: str, fields: Mapping[str, str] | Iterable[str], title: str) -> None:
        """Add or replace one; raises ValueError on a key without a type, or the 26th."""
        labels = dict(fields) if isinstance(fields, Mapping) else dict.fromkeys(fields, "")
        untyped = [key for key in labels if not _KEY.fullmatch(key)]
        if untyped:
            message = f"template {template_id}: {', '.join(untyped)} has no type and number"
            raise ValueError(message)
        known = {key: label or label_of(key, labels) for key, label in labels.items()}
        self._templates[template_id] = Template(template_id, title, known)
        if len(self._templates) > MOST_TEMPLATES and not self.accept_any:
            del self._templates[template_id]
            message = f"an account has at most {MOST_TEMPLATES} templates"
            raise ValueError(message)

    def remove(self, template_id: object) -> None:
        """Delete one; raises 40037."""
        if self._templates.pop(str(template_id), None) is None:
            raise ApiError(40037)

    def has(self, template_id: str) -> bool:
        """Tell whether there is such a template, or any is."""
        return self.accept_any or template_id in self._templates

    def title_of(self, template_id: str) -> str:
        """Return what a template is called."""
        known = self._templates.get(template_id)
        return known.title if known else UNTITLED

    def everything(self) -> list[Template]:
        """Return all templates."""
        return list(self._templates.values())

    def fill(self, template_id: object, data: object) -> Content:
        """Return the card; raises 40037 on an unknown template, 47003 on a value."""
        values = data if isinstance(data, dict) else {}
        template = self._templates.get(str(template_id))
        if template is None and not self.accept_any:
            raise ApiError(40037)
        if template is None:
            labels = {key: label_of(key, values) for key in values}
            template = Template(str(template_id), UNTITLED, labels)
        for key in [*template.labels, *values]:
            check_value(key, values, template)
        return _card(template, values)


def check_value(key: str, values: dict[str, Any], template: Template) -> None:
    """Raise 47003, naming the key, unless its value is what its type allows."""
    entry = values.get(key)
    value = entry.get("value") if isinstance(entry, dict) else None
    if value is None or value == "":
        raise ApiError(47003, f"argument invalid! data.{key}.value is empty")
    typed = _KEY.fullmatch(key)
    allowed = typed is not None and key in template.labels and isinstance(value, str)
    if not allowed or not _RULES[key.rstrip("0123456789")].fullmatch(value):
        raise ApiError(47003, f"argument invalid! data.{key}.value invalid")


def label_of(key: str, keys: Iterable[str]) -> str:
    """Name a key whose template gives it no label; of several of a type by its number, too."""
    kind = key.rstrip("0123456789")
    label = LABELS.get(kind, "内容")
    first = next(other for other in keys if other.rstrip("0123456789") == kind)
    return label if key == first else label + key.removeprefix(kind)


def _card(template: Template, values: dict[str, Any]) -> Content:
    rows = [[label, values[key]["value"]] for key, label in template.labels.items()]
    text = "\n".join([template.title, *(f"{label}：{value}" for label, value in rows)])
    values_sent = {key: values[key]["value"] for key in template.labels}
    card = {"title": template.title, "rows": rows, "values": values_sent}
    return plain_content(text, "template", card | {"template_id": template.template_id})
