"""The account's tags for people."""

from typing import Any

from .errors import ApiError

MOST_TAGS = 100
NAME_CHARACTERS = 30
FIRST_ID = 100  # the platform keeps the lower ones


class Tags:
    """Tag names by id."""

    def __init__(self) -> None:
        """Start without tags."""
        self._names: dict[int, str] = {}

    def create(self, name: object) -> int:
        """Add a tag; raises 45157 when the name is taken, 45158 on its length, 45056 at 100."""
        if not isinstance(name, str) or not 1 <= len(name) <= NAME_CHARACTERS:
            raise ApiError(45158)
        if name in self._names.values():
            raise ApiError(45157)
        if len(self._names) >= MOST_TAGS:
            raise ApiError(45056)
        tag_id = max(self._names, default=FIRST_ID - 1) + 1
        self._names[tag_id] = name
        return tag_id

    def check(self, tag_id: object) -> int:
        """Return the id of a tag that exists; raises 45159."""
        if not isinstance(tag_id, int) or tag_id not in self._names:
            raise ApiError(45159)
        return tag_id

    def remove(self, tag_id: int) -> None:
        """Delete a tag."""
        del self._names[self.check(tag_id)]

    def everything(self) -> list[dict[str, Any]]:
        """List the tags."""
        return [{"id": tag_id, "name": name} for tag_id, name in self._names.items()]
