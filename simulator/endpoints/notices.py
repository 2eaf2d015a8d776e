"""Template messages and the list of templates."""

from typing import TYPE_CHECKING, Any

from simulator.errors import ApiError

from .call import Call, Route

if TYPE_CHECKING:
    from simulator.people import Person
    from simulator.platform import Platform

SENT_ONCE_SECONDS = 600
ID_CHARACTERS = 32


def send(platform: "Platform", call: Call) -> dict[str, Any]:
    """Show a notice; the result event follows after the answer."""
    order = call.shown_json
    person = platform.people.known(order.get("touser"))
    if not person.following:
        raise ApiError(43004)
    content = platform.templates.fill(order.get("template_id"), order.get("data"))
    before = _sent_before(platform, person, order)
    if before:
        return {"msgid": before}
    message_id = platform.new_id()
    once = order.get("client_msg_id")
    if once:
        key = (person.openid, str(once))
        platform.notices_sent[key] = (platform.clock.now(), message_id)
    if not person.refuses_notices:
        content.data["url"] = str(order.get("url") or "")
        platform.show(person, content, "template")
    _report(platform, person, message_id)
    return {"msgid": message_id}


def list_templates(platform: "Platform", _call: Call) -> dict[str, Any]:
    """List the account's templates with their keys."""
    return {
        "template_list": [
            {
                "template_id": template.template_id,
                "title": template.title,
                "primary_industry": "",
                "deputy_industry": "",
                "content": template.content,
                "example": "",
            }
            for template in platform.templates.everything()
        ]
    }


def delete_template(platform: "Platform", call: Call) -> dict[str, Any]:
    """Delete one template."""
    platform.templates.remove(call.json.get("template_id"))
    return {}


def _sent_before(platform: "Platform", person: "Person", order: dict[str, Any]) -> int | None:
    once = order.get("client_msg_id")
    if once is None:
        return None
    if not isinstance(once, str) or not 1 <= len(once) <= ID_CHARACTERS:
        raise ApiError(40035)
    at, message_id = platform.notices_sent.get((person.openid, once), (0.0, 0))
    return message_id if platform.clock.now() - at < SENT_ONCE_SECONDS else None


def _report(platform: "Platform", person: "Person", message_id: int) -> None:
    platform.later(
        person,
        {
            "MsgType": "event",
            "Event": "TEMPLATESENDJOBFINISH",
            "MsgID": message_id,
            "Status": "failed:user block" if person.refuses_notices else "success",
        },
    )


ROUTES = {
    "message/template/send": Route(send),
    "template/get_all_private_template": Route(list_templates, "GET"),
    "template/del_private_template": Route(delete_template),
}
