"""The seal of an archived complaint (COM-13): canonical form, salted commitments, hash, chain.

Pure: the same record gives the same bytes on every machine and in every year. What is personal
stands in the contents as a mark and a commitment only; its values and salts are kept beside
them, so that they can be erased while the hash still verifies.

A complaint may be hidden from who reads others. So readers get a seal over the contents alone; the
chain, which would tell them of one between two that they read, is for `check` only.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

from flows.complaint.archive.personal_data import Found, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from storage.records.complaint import Archive

    Json = dict[str, Any]

FORM = 2  # of the contents; a later form is another number beside this one
CHAINED = 1  # the form whose contents held their position, and whose papers showed the chain's hash
GROWING = frozenset({"openings"})  # lists that may go on after the sealing: looks are always logged


def canonical(value: object) -> str:
    """Return JSON in the one form that is hashed: keys sorted, no spaces, letters as they are."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def hash_of(previous: str, contents: str) -> str:
    """Return the hash over the archive before and these contents."""
    return hashlib.sha256(_bytes(f"{previous}\n{contents}")).hexdigest()


def seal_of(archive: Archive) -> str:
    """Return what the papers of an archive carry, so that two of them can be compared.

    Of the older form it is the hash that its papers carried when they were signed.
    """
    if _form_of(archive) == CHAINED:
        return archive.hash
    return hashlib.sha256(_bytes(archive.contents)).hexdigest()


def shown(archive: Archive, *, with_personal: bool) -> Json:
    """Return what a reader's file holds of an archive; the seal is the SHA-256 of `contents`.

    Of the older form nothing is given by which its place could be found out by trying: neither
    the bytes that were hashed, nor the salts or commitments that are part of them.
    """
    contents, personal = json.loads(archive.contents), archive.personal if with_personal else None
    if _form_of(archive) == CHAINED:
        kept = {name: one for name, one in contents.items() if name not in _CHAIN_ONLY}
        return {"contents": None, "archive": kept, "personal": values_of(personal)}
    values = json.loads(personal) if personal else None
    return {"contents": archive.contents, "archive": contents, "personal": values}


def _form_of(archive: Archive) -> int:
    return int(json.loads(archive.contents)["form"])


def commitment(name: str, salt: str, value: str) -> str:
    """Return what proves a value once it is known, and tells nothing of it without its salt."""
    return hmac.digest(_bytes(salt), _bytes(f"{name}\n{value}"), "sha256").hex()


def sealed(
    head: Json, parts: Json, known: Mapping[str, str], salt: Callable[[], str]
) -> tuple[str, str]:
    """Return contents and personal fields, both canonical; `known` are values to look for.

    The head is kept as it is, of the parts (the record above all) what is personal is marked.
    """
    found = Found(known)
    marked = found.marked(parts)
    personal = {name: {"salt": salt(), "value": value} for name, value in found.values.items()}
    commitments = {
        name: commitment(name, one["salt"], one["value"]) for name, one in personal.items()
    }
    contents = {**head, **marked, "form": FORM, "commitments": commitments}
    return canonical(contents), canonical(personal)


def values_of(personal: str | None) -> dict[str, str] | None:
    """Return the personal values by the names of their fields; None once they were erased."""
    if personal is None:
        return None
    return {name: one["value"] for name, one in json.loads(personal).items()}


def flaws_in_chain(archive: Archive, position: int, previous: str) -> Iterator[str]:
    """Yield what is wrong with an archive itself and with its place after the one before."""
    if archive.position != position:
        yield f"stands at place {archive.position} of the chain, expected {position}"
    if archive.previous != previous:
        yield "does not follow the archive before it"
    if archive.hash != hash_of(archive.previous, archive.contents):
        yield "its contents are not what its hash was made over"


def flaws_in_archive(archive: Archive) -> Iterator[str]:
    """Yield what of an archive's own columns and personal fields contradicts its contents."""
    try:
        contents = json.loads(archive.contents)
        commitments = contents["commitments"]
        names = (*HEAD, "position") if contents["form"] == CHAINED else HEAD
        heads = {name: contents[name] for name in names}
    except (ValueError, KeyError, TypeError):
        yield "its contents cannot be read"
        return
    for name, value in heads.items():
        if getattr(archive, name) != value:
            yield f"its {name} is not what was sealed"
    yield from _personal(archive.personal, commitments)


HEAD = ("case_id", "number", "community", "sealed_by", "sealed_at", "keep_until")
_CHAIN_ONLY = ("position", "commitments")


def _personal(personal: str | None, commitments: dict[str, str]) -> Iterator[str]:
    if personal is None:
        return
    try:
        fields = {n: (one["salt"], one["value"]) for n, one in json.loads(personal).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        yield "its personal fields cannot be read"
        return
    for name in sorted(commitments.keys() | fields.keys()):
        if name not in fields or name not in commitments:
            yield f"its personal field {name} was added or removed"
        elif commitment(name, *fields[name]) != commitments[name]:
            yield f"its personal field {name} is not what was sealed"


def differences(archive: Archive, now: Json) -> Iterator[str]:
    """Yield where the stored record differs from the sealed one; `now` is as it is stored.

    Fields that a later version added to the record are no difference.
    """
    sealed_record = json.loads(archive.contents)["record"]
    values = values_of(archive.personal)
    yield from _differ("", sealed_record if values is None else filled(sealed_record, values), now)


def _differ(path: str, was: Any, now: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(was, dict) and isinstance(now, dict):
        for name, one in was.items():
            yield from _differ(f"{path} {name}".strip(), one, now.get(name))
    elif isinstance(was, list) and isinstance(now, list):
        yield from _lists(path, was, now)
    elif was != now or type(was) is not type(now):
        yield f"{path} is not what was sealed"


def _lists(path: str, was: list[Any], now: list[Any]) -> Iterator[str]:
    if len(now) < len(was):
        yield f"{path}: {len(was) - len(now)} of {len(was)} are missing"
    elif len(now) > len(was) and path not in GROWING:
        yield f"{path}: {len(now) - len(was)} were added"
    for place, (one, other) in enumerate(zip(was, now, strict=False), 1):
        yield from _differ(f"{path} {place}", one, other)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
