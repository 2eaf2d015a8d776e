"""A person's phone: everything they can do in the chat with the account."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .allowance import trigger_of
from .bubbles import Bubble, Content, plain_content
from .contents import link_content, location_content, media_content
from .errors import PhoneError
from .menu import leaves
from .samples import sample_photo, sample_video, sample_voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .anchors import Option
    from .envelope import Field, Fields
    from .network import Network
    from .people import Person

_UNTYPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
STICKER = "【收到不支持的消息类型，暂无法显示】"
PUSHED_MENU_TYPES = {"click": "CLICK", "view": "VIEW"}


class Phone:
    """Each act returns the bubble that answers it, or None when the account stays silent."""

    def __init__(self, network: Network, person: Person) -> None:
        """Use `Platform.phone` to get one."""
        self._network = network
        self.person = person

    @property
    def name(self) -> str:
        """The name it was asked for by."""
        return self.person.name

    @property
    def openid(self) -> str:
        """Who the account thinks this is."""
        return self.person.openid

    @property
    def screen(self) -> list[Bubble]:
        """All bubbles, oldest first."""
        with self._network.lock:
            return list(self.person.bubbles)

    @property
    def allowed(self) -> int:
        """How many customer-service messages the account may send here now."""
        with self._network.lock:
            return self.person.allowance.left(self._network.clock.now())

    def follow(self, scene: str | int | None = None) -> Bubble | None:
        """Begin to follow, perhaps by scanning a code."""
        fields: dict[str, Field] = {"MsgType": "event", "Event": "subscribe", "EventKey": ""}
        if scene is not None:
            fields |= {"EventKey": f"qrscene_{scene}", "Ticket": self._ticket(str(scene))}
        with self._network.lock:
            self.person.following = True
            self.person.followed_at = self._network.clock.now()
            self.person.scene = "" if scene is None else str(scene)
        return self.send_raw(fields)

    def followed_before(self) -> None:
        """Be a follower since before this platform began: the account hears nothing of it."""
        with self._network.lock:
            self.person.following = True
            self.person.followed_at = self.person.followed_at or self._network.clock.now()

    def unfollow(self) -> None:
        """Stop following; whatever the account answers, nobody sees it."""
        network = self._network
        with network.lock:
            self._require_following()
            self.person.leave()
        fields = {"MsgType": "event", "Event": "unsubscribe", "EventKey": ""}
        network.push(self.person, network.addressed(self.person, fields))

    def scan(self, scene: str | int) -> Bubble | None:
        """Scan the code of a scene; who does not follow yet does so now."""
        code = self._network.codes.newest(str(scene))
        if code and self._network.codes.has_expired(code):
            self._network.show(self.person, plain_content("二维码已过期", "notice"), "system")
            return None
        if not self.person.following:
            return self.follow(scene)
        ticket = self._ticket(str(scene))
        return self.send_raw(
            {"MsgType": "event", "Event": "SCAN", "EventKey": str(scene), "Ticket": ticket}
        )

    def type(self, text: str) -> Bubble | None:
        """Type a text; what no keyboard can enter is left out."""
        return self.send_raw({"MsgType": "text", "Content": _UNTYPABLE.sub("", text)})

    def tap(self, what: str | int, bubble: Bubble | None = None) -> Bubble | None:
        """Tap an option by its label, content or index from 0: of `bubble`, or the newest."""
        option = self._option(what, bubble)
        return self.send_raw(
            {"MsgType": "text", "Content": option.content, "bizmsgmenuid": option.id}
        )

    def tap_menu(self, key: str) -> Bubble | None:
        """Tap a button of the bottom menu, by its key, address or name."""
        buttons = leaves(self._network.menu)
        found = [b for b in buttons if key in {b.get("key"), b.get("url"), b.get("name")}]
        if not found:
            message = f"the menu has no button {key!r}"
            raise PhoneError(message)
        kind = str(found[0]["type"])
        fields: dict[str, Field] = {
            "MsgType": "event",
            "Event": PUSHED_MENU_TYPES.get(kind, kind),
            "EventKey": str(found[0].get("key") or found[0].get("url", "")),
        }
        return self.send_raw(fields | ({"MenuId": 1} if kind == "view" else {}))

    def send_photo(self, content: bytes | None = None) -> Bubble | None:
        """Send a photo; without one, a built-in picture of a leaking pipe."""
        media = self._network.media.put("image", content or sample_photo())
        url = f"{self._network.url}/mmbiz/{media.media_id}"
        fields = {"MsgType": "image", "PicUrl": url, "MediaId": media.media_id}
        return self._send(fields, media_content(media))

    def send_voice(self, content: bytes | None = None) -> Bubble | None:
        """Send a voice message; without one, a second of silence."""
        media = self._network.media.put("voice", content or sample_voice())
        fields = {"MsgType": "voice", "MediaId": media.media_id, "Format": "amr", "Recognition": ""}
        return self._send(fields, media_content(media))

    def send_video(self, content: bytes | None = None) -> Bubble | None:
        """Send a video."""
        media = self._network.media.put("video", content or sample_video())
        thumb = self._network.media.put("thumb", sample_photo())
        ids = {"MediaId": media.media_id, "ThumbMediaId": thumb.media_id}
        return self._send({"MsgType": "video", **ids}, media_content(media))

    def send_location(self, latitude: float, longitude: float, label: str) -> Bubble | None:
        """Send a place."""
        where: dict[str, Field] = {
            "Location_X": latitude,
            "Location_Y": longitude,
            "Scale": 16,
            "Label": label,
        }
        return self._send(
            {"MsgType": "location", **where}, location_content(latitude, longitude, label)
        )

    def send_link(self, title: str, description: str, url: str) -> Bubble | None:
        """Share a link."""
        fields = {"MsgType": "link", "Title": title, "Description": description, "Url": url}
        return self._send(fields, link_content(title, description, url))

    def send_sticker(self) -> Bubble | None:
        """Send a sticker or a file: to the account both are a text that says nothing."""
        return self._send({"MsgType": "text", "Content": STICKER}, plain_content("[表情]"))

    def send_raw(self, fields: Fields) -> Bubble | None:
        """Send any message or event; to, from, time and id are filled in unless given."""
        kind = str(fields.get("MsgType", ""))
        if kind == "event":
            return self._send(fields, None)
        shown = str(fields.get("Content", "")) if kind == "text" else f"[{kind}]"
        return self._send(fields, plain_content(shown, kind))

    def refuse_notices(self, *, refused: bool = True) -> None:
        """Switch template messages of this account off or on."""
        self.person.refuses_notices = refused

    def permit(self, *template_ids: str, accepted: bool = True) -> None:
        """Answer the window in which a page asks to permit one notice of each template.

        In the strict reading a second yes adds nothing to one that is not used yet.
        """
        status = "accept" if accepted else "reject"
        asked = [
            {"TemplateId": one, "SubscribeStatusString": status, "PopupScene": "1"}
            for one in template_ids
        ]
        with self._network.lock:
            for one in template_ids if accepted else ():
                before = 0 if self._network.strict else self.person.permits.get(one, 0)
                self.person.permits[one] = before + 1
        self._tell_of_notices("popup", "Popup", asked)

    def switch_off(self, template_id: str) -> None:
        """Want no notices of a template any more."""
        self.person.permits.pop(template_id, None)
        told = [{"TemplateId": template_id, "SubscribeStatusString": "reject"}]
        self._tell_of_notices("change", "Change", told)

    def _tell_of_notices(self, event: str, part: str, told: Sequence[Field]) -> None:
        name = f"SubscribeMsg{part}Event"
        event = f"subscribe_msg_{event}_event"
        self.send_raw({"MsgType": "event", "Event": event, name: {"List": told}})

    def _send(self, fields: Fields, shown: Content | None) -> Bubble | None:
        network = self._network
        with network.lock:
            self._require_following()
            now = network.clock.now()
            trigger = trigger_of(fields, strict=network.strict)
            if trigger:
                self.person.allowance.opened_by(trigger, now)
                self.person.last_contact_at = now
            if shown:
                self.person.show(shown, now, mine=True)
            message_sent = network.addressed(self.person, fields)
        return network.push(self.person, message_sent)

    def _require_following(self) -> None:
        if not self.person.following:
            message = f"{self.name} does not follow the account; call follow() first"
            raise PhoneError(message)

    def _option(self, what: str | int, bubble: Bubble | None) -> Option:
        bubbles = [bubble] if bubble else [b for b in reversed(self.screen) if b.options]
        if isinstance(what, int):
            options = bubbles[0].options if bubbles else []
            if -len(options) <= what < len(options):
                return options[what]
        for shown in bubbles:
            for option in shown.options:
                if what in {option.label, option.label.strip(), option.content}:
                    return option
        newest = [option.label for option in bubbles[0].options] if bubbles else []
        message = f"{self.name} sees no option {what!r}; the newest are {newest}"
        raise PhoneError(message)

    def _ticket(self, scene: str) -> str:
        code = self._network.codes.newest(scene)
        return code.ticket if code else f"ticket-of-{scene}"
