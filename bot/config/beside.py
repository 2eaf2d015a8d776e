"""What stands in a file of its own beside config.yaml, read as if it stood in its section."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.config.file import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from flows.settings.site import Section

    Files = Mapping[str, str]  # where it belongs (answers.entries): the name of its file


def files_of(content: Mapping[str, Any], sections: Iterable[type[Section]]) -> Files:
    """Return the files beside config.yaml, by where what they hold belongs."""
    files = {}
    for section in sections:
        given = content.get(section.key, {})
        if section.inside and isinstance(given, dict):
            name = given.get("file", section.model_fields["file"].default)
            files[f"{section.key}.{section.inside}"] = str(name)
    return files


def joined(content: dict[str, Any], path: Path, files: Files) -> tuple[dict[str, Any], list[str]]:
    """Return the content with what the files hold, and what is wrong with their text.

    A file that is not there holds nothing.
    """
    whole, mistakes = dict(content), list[str]()
    for place, name in files.items():
        file = path.parent / name
        if file.is_file():
            key, _, inside = place.partition(".")
            rows, wrong = _rows(file, file.read_bytes())
            whole[key] = {**content.get(key, {}), inside: rows}
            mistakes += wrong
    return whole, mistakes


def named(mistakes: Iterable[str], files: Files) -> list[str]:
    """Name the file in which a mistake stands, not the section that it belongs to."""
    found = list(mistakes)
    for place, name in files.items():
        found = [one.replace(f"{place}[", f"{name}[") for one in found]
    return found


@lru_cache(maxsize=4)  # the same file is read again with every start within one process
def _rows(file: Path, _held: bytes) -> tuple[Sequence[Any], list[str]]:
    content, mistakes = read_yaml(file)
    if mistakes or content is None:
        return [], mistakes
    if not isinstance(content, list):
        return [], [f"{file}: is no list of entries, each of which begins with - topic:"]
    return content, []
