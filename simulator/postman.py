"""Seals pushes for the account's server, and reads what it answers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .account import Account, Mode
from .bubbles import Content
from .clock import MovableClock
from .courier import Deliver, Delivery, Push, Read, attempt, carry, carry_at_once
from .envelope import Envelope, Fields, Seal, seal, xml_of
from .faults import PushFault
from .media import MediaShelf
from .replies import Expected, read_reply

WRONG_APP_ID = "wxsim000000wrong00"


@dataclass(frozen=True)
class Postman:
    """Knows the account's secrets and where its server is."""

    account: Account
    mode: Mode
    clock: MovableClock
    deliver: Deliver
    media: MediaShelf

    def seal_under(self, fault: PushFault | None = None) -> Seal:
        """Choose the seal: the right one, or the wrong one that the fault asks for."""
        stamp = int(self.clock.now())
        right = Seal(self.mode, self.account.aes_key, self.account.app_id, stamp)
        if fault == "wrong_app_id":
            return replace(right, app_id=WRONG_APP_ID)
        if fault == "previous_key":
            return replace(right, aes_key=self.account.previous_aes_key)
        return right

    def sealed(self, xml: str, openid: str, how: Seal | None = None) -> Envelope:
        """Close any text as if it were a push."""
        return seal(xml, self.account, openid, how or self.seal_under())

    def post(self, xml: str, openid: str) -> Delivery:
        """Bring any text once, and return the answer as it came."""
        envelope = self.sealed(xml, openid)
        return self.deliver(envelope.query, envelope.body)

    def carry(self, push: Push, how: Seal | None = None, *, at_once: bool = False) -> None:
        """Bring a push, with its three attempts: one after another failed, or all at once."""
        how = how or self.seal_under()
        bring = carry_at_once if at_once else carry
        bring(push, self._sealer(push, how), self.deliver, self._reader(push.fields, how))

    def carry_again(self, push: Push) -> Content | None:
        """Bring a push once more, note the attempt in it, and return what is answered now."""
        how = self.seal_under()
        read = self._reader(push.fields, how)
        again = attempt(self._sealer(push, how)(), self.deliver, read)
        push.attempts.append(again)
        return again.content

    def _sealer(self, push: Push, how: Seal) -> Callable[[], Envelope]:
        return lambda: self.sealed(xml_of(push.fields), push.openid, how)

    def _reader(self, fields: Fields, how: Seal) -> Read:
        expected = Expected(
            account=self.account,
            mode=self.mode,
            aes_key=how.aes_key,
            openid=str(fields["FromUserName"]),
            answers=str(fields.get("MsgType", "")),
            media=self.media,
        )
        return lambda body: read_reply(body, expected)
