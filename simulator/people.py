"""The people the platform knows, as the account sees them."""

import base64
import hashlib
import re
from dataclasses import dataclass, field, replace

from .allowance import Allowance
from .bubbles import Bubble, Content, Via
from .errors import ApiError

_OPENID = re.compile(r"o[0-9A-Za-z_-]{27}")


@dataclass
class Person:
    """Somebody with a phone."""

    name: str
    openid: str
    title: str = ""
    subtitle: str = ""
    following: bool = False
    followed_at: float = 0
    scene: str = ""
    last_contact_at: float = 0
    typing_until: float = 0
    refuses_notices: bool = False
    permits: dict[str, int] = field(default_factory=dict)  # notices by their templates
    tags: set[int] = field(default_factory=set)
    allowance: Allowance = field(default_factory=Allowance)
    bubbles: list[Bubble] = field(default_factory=list)

    def show(self, content: Content, at: float, *, mine: bool = False, via: Via = "") -> Bubble:
        """Put a bubble on the screen."""
        bubble = replace(bubble_of(content, at, mine=mine, via=via), number=len(self.bubbles) + 1)
        self.bubbles.append(bubble)
        return bubble

    def leave(self) -> None:
        """Stop following: what the account knew of them is gone, what they saw stays."""
        self.following = False
        self.tags.clear()
        self.allowance.close()


class People:
    """Everybody, by name and by openid."""

    def __init__(self, app_id: str) -> None:
        """Openids of one app differ from those of another."""
        self._app_id = app_id
        self._by_name: dict[str, Person] = {}
        self._by_openid: dict[str, Person] = {}

    def person(self, name: str) -> Person:
        """Return the person with this name or openid, new if need be."""
        known = self._by_openid.get(name) or self._by_name.get(name)
        if known:
            return known
        person = Person(name, openid_of(name, self._app_id))
        self._by_name[name] = person
        self._by_openid[person.openid] = person
        return person

    def known(self, openid: object) -> Person:
        """Return who has this openid; raises 40003."""
        person = self._by_openid.get(openid) if isinstance(openid, str) else None
        if person is None:
            raise ApiError(40003)
        return person

    def named(self, name: str) -> Person | None:
        """Return the person with this name or openid, if there is one."""
        return self._by_openid.get(name) or self._by_name.get(name)

    def everybody(self) -> list[Person]:
        """Return all, in the order they appeared."""
        return list(self._by_name.values())

    def followers(self) -> list[Person]:
        """Return those who follow the account now."""
        return [person for person in self.everybody() if person.following]


def bubble_of(content: Content, at: float, *, mine: bool = False, via: Via = "") -> Bubble:
    """Make a bubble that stands on no screen yet."""
    return Bubble(
        at=at,
        mine=mine,
        kind=content.kind,
        text=content.text,
        raw=content.raw,
        options=content.options,
        via=via,
        data=content.data,
        segments=content.segments,
    )


def openid_of(name: str, app_id: str) -> str:
    """Derive 28 characters from the name, which may already be an openid."""
    if _OPENID.fullmatch(name):
        return name
    digest = hashlib.sha256(f"{app_id}\n{name}".encode()).digest()
    return "o" + base64.urlsafe_b64encode(digest).decode()[:27]
