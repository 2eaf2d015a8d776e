"""One call of the account, and what it may be answered with."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from simulator.errors import ApiError

if TYPE_CHECKING:
    from simulator.platform import Platform

_ESCAPE = re.compile(r"\\(\\|u)")


@dataclass(frozen=True)
class Call:
    """The query, the body and the uploaded file of a request."""

    query: Mapping[str, str]
    body: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def json(self) -> dict[str, Any]:
        """The body as an object, whatever its Content-Type; raises 44002 or 47001."""
        return _object(self.body, lambda text: text)

    @property
    def shown_json(self) -> dict[str, Any]:
        r"""The body of a message, where an escape like \u4e2d is shown as these six characters."""
        return _object(self.body, _without_escapes)


@dataclass(frozen=True)
class Binary:
    """An answer that is a file."""

    content: bytes
    content_type: str
    filename: str = ""


Answer: TypeAlias = dict[str, Any] | Binary
Handler: TypeAlias = "Callable[[Platform, Call], Answer]"


@dataclass(frozen=True)
class Route:
    """Who answers a path, and what it asks for."""

    handler: Handler
    method: str = "POST"
    needs_token: bool = True


def _object(body: bytes, change: Callable[[str], str]) -> dict[str, Any]:
    if not body.strip():
        raise ApiError(44002)
    try:
        parsed = json.loads(change(body.decode()))
    except ValueError as error:
        raise ApiError(47001) from error
    if not isinstance(parsed, dict):
        raise ApiError(47001)
    return parsed


def _without_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda match: r"\\" if match[1] == "\\" else r"\\u", text)
