"""Template messages, notices that people permit one by one, and the lists of templates."""

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


def send_permitted(platform: "Platform", call: Call) -> dict[str, Any]:
    """Show a notice that somebody permitted; no id is told, and the result event follows."""
    order = call.shown_json
    person = platform.people.known(order.get("touser"))
    if not person.following:
        raise ApiError(43004)
    template_id = str(order.get("template_id"))
    content = platform.subscriptions.fill(template_id, order.get("data"))
    if person.permits.get(template_id, 0) < 1:
        raise ApiError(43101)
    person.permits[template_id] -= 1
    arrives = not person.refuses_notices
    if arrives:
        content.data["url"] = str(order.get("page") or "")
        platform.show(person, content, "template")
    told = {
        "TemplateId": template_id,
        "MsgID": str(platform.new_id()),
        "ErrorCode": "0" if arrives else "43101",
        "ErrorStatus": "success" if arrives else "user refuse to accept the msg",
    }
    event = {"MsgType": "event", "Event": "subscribe_msg_sent_event"}
    platform.later(person, {**event, "SubscribeMsgSentEvent": {"List": told}})
    return {}


def list_permitted(platform: "Platform", _call: Call) -> dict[str, Any]:
    """List the account's templates of which people permit one notice at a time."""
    return {
        "data": [
            {
                "priTmplId": template.template_id,
                "title": template.title,
                "content": template.content,
                "example": "",
                "type": 2,
            }
            for template in platform.subscriptions.everything()
        ]
    }


def give_ticket(platform: "Platform", call: Call) -> dict[str, Any]:
    """Give what pages sign the platform's script with."""
    if call.query.get("type") != "jsapi":
        raise ApiError(40097)
    return platform.tickets.current()


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
    "message/subscribe/bizsend": Route(send_permitted),
    "ticket/getticket": Route(give_ticket, "GET"),
    "/wxaapi/newtmpl/gettemplate": Route(list_permitted, "GET"),
    "template/get_all_private_template": Route(list_templates, "GET"),
    "template/del_private_template": Route(delete_template),
}
