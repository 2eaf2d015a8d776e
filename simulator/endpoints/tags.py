"""Tags for people."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.people import Person
    from simulator.platform import Platform

TAGS_A_PERSON = 20
BATCH = 50


def create(platform: "Platform", call: Call) -> dict[str, Any]:
    """Add a tag."""
    name = _tag(call).get("name")
    return {"tag": {"id": platform.tags.create(name), "name": name}}


def everything(platform: "Platform", _call: Call) -> dict[str, Any]:
    """List the tags with how many people have each."""
    people = platform.people.everybody()
    return {
        "tags": [
            tag | {"count": sum(tag["id"] in person.tags for person in people)}
            for tag in platform.tags.everything()
        ]
    }


def delete(platform: "Platform", call: Call) -> dict[str, Any]:
    """Delete a tag, from the people too."""
    tag_id = platform.tags.check(_tag(call).get("id"))
    platform.tags.remove(tag_id)
    for person in platform.people.everybody():
        person.tags.discard(tag_id)
    return {}


def give(platform: "Platform", call: Call) -> dict[str, Any]:
    """Tag people, all or none."""
    tag_id = platform.tags.check(call.json.get("tagid"))
    people = _people(platform, call)
    if any(len(person.tags | {tag_id}) > TAGS_A_PERSON for person in people):
        raise ApiError(45059)
    for person in people:
        person.tags.add(tag_id)
    return {}


def take(platform: "Platform", call: Call) -> dict[str, Any]:
    """Untag people."""
    tag_id = platform.tags.check(call.json.get("tagid"))
    for person in _people(platform, call):
        person.tags.discard(tag_id)
    return {}


def of_person(platform: "Platform", call: Call) -> dict[str, Any]:
    """List one person's tags."""
    person = platform.people.known(call.json.get("openid"))
    return {"tagid_list": sorted(person.tags)}


def _tag(call: Call) -> dict[str, Any]:
    tag = call.json.get("tag")
    if not isinstance(tag, dict):
        raise ApiError(47001)
    return tag


def _people(platform: "Platform", call: Call) -> "list[Person]":
    openids = call.json.get("openid_list")
    if not isinstance(openids, list) or not 1 <= len(openids) <= BATCH:
        raise ApiError(40035)
    return [platform.people.known(openid) for openid in openids]


ROUTES = {
    "tags/create": Route(create),
    "tags/get": Route(everything, "GET"),
    "tags/delete": Route(delete),
    "tags/members/batchtagging": Route(give),
    "tags/members/batchuntagging": Route(take),
    "tags/getidlist": Route(of_person),
}
