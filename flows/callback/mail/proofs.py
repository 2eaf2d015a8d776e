"""Whose an address is, proved by the link in a letter: only then callbacks go there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.callback import way
from flows.callback.mail import texts as mail_texts
from flows.callback.mail.letters import AGAIN, Written
from flows.cases import telling
from flows.settings.calendar import DAY
from storage.records.callback import MAIL
from storage.records.letter import FAILED, PROVED, SENT

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Moment
    from flows.settings.site import Settings
    from storage.records.letter import Proof
    from storage.store import Store

LINK_DAYS = 7


def compose(store: Store, moment: Moment, proof: Proof, link: str) -> Written | None:
    """Write the letter; None where the person is gone."""
    person = store.persons.get(proof.person_id)
    if person is None:
        return None
    homes = store.residents.bound_homes(person.id)
    named = homes[0].community if homes else person.community or ""
    community = moment.settings.community(named) or moment.settings.communities[0]
    office = mail_texts.OFFICE.format(community.name)
    text = mail_texts.proof(office, link, LINK_DAYS, community.duty_phone)
    return Written(proof.mail, mail_texts.PROOF_SUBJECT.format(office), text, office)


def handed_over(store: Store, proof: Proof, now: int) -> None:
    """Note that the mail server has it."""
    store.proofs.save(proof, replace(proof, status=SENT, sent_at=now, tries=proof.tries + 1))


def came_back(store: Store, moment: Moment, proof: Proof, reason: str, *, retry: bool) -> None:
    """Try again, a few times; then say that they are asked as before."""
    tried = replace(proof, tries=proof.tries + 1, reason=reason[:100])
    if retry and proof.tries < len(AGAIN):
        store.proofs.save(proof, replace(tried, due_at=moment.now + AGAIN[proof.tries]))
        return
    store.proofs.save(proof, replace(tried, status=FAILED))
    words = mail_texts.not_sent(proof.mail)
    telling.tell_person(store, moment.now, proof.person_id, words)


def prove(store: Store, now: int, proof_id: str) -> str | None:
    """Take the click: from now on callbacks go there. Return the address; None: it is over."""
    proof = store.proofs.get(proof_id)
    if proof is None:
        return None
    if proof.status != PROVED:
        store.proofs.save(proof, replace(proof, status=PROVED))
        way.keep(store, proof.person_id, now, MAIL, mail=proof.mail)
    return proof.mail


def forget(store: Store, _settings: Settings, now: int, _limit: int) -> int:
    """Erase the addresses whose link is over."""
    return store.proofs.forget_old(now - LINK_DAYS * DAY)
