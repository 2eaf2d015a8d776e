"""`import`, `invite` and `export`: people in, codes and cases out; all while the server runs."""

from __future__ import annotations

import importlib
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.console import survey
from bot.console.commands import OF_A_SURVEY
from bot.console.database import opened
from bot.errors import CommandError
from bot.reports.cases import Asked, write_cases
from bot.reports.management import write_review
from bot.reports.month_export import write_complaints
from bot.rosters import cells as roster_cells
from bot.rosters import residents as resident_roster
from bot.rosters import staff as staff_roster
from bot.rosters.files import Row
from bot.rosters.room_codes import write_room_codes
from flows.binding.conversation import hash_of
from flows.writing import rosters as roster_texts
from storage.store import Store

if TYPE_CHECKING:
    import argparse

    from bot.rosters.imports import Checked
    from bot.service import Service
    from storage.records.staff import Staff

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXYZ234567"  # of base32, without vowels: it spells no word
CODE_CHARACTERS = 10
CODE_HOURS = 72
OPTIONS_OF = {"month": "complaints", "community": "complaints", "building": "room-codes"}


def load(options: argparse.Namespace) -> int:
    """Import a roster, without --skip-bad all of it or nothing; or the plan of a survey."""
    if options.what == "survey":
        if not options.by:
            message = "--by PHONE says who plans the survey."
            raise CommandError(message)
        return survey.load_survey(Path(options.file), options.by, options.config, options.changes)
    for name, given in (("by", options.by), ("changes", options.changes)):
        if given:
            message = f"--{name} belongs to `import survey`, not to `import {options.what}`."
            raise CommandError(message)
    with opened(options.config) as service:
        import_ = import_residents if options.what == "residents" else import_staff
        checked = import_(service, Path(options.file), skip_bad=options.skip_bad)
    for mistake in checked.mistakes:
        sys.stderr.write(f"{mistake}\n")
    what = roster_texts.RESIDENTS if options.what == "residents" else roster_texts.STAFF
    sys.stdout.write(f"{roster_texts.imported(what, len(checked.good), checked.skipped)}\n")
    return 0


def import_residents(
    service: Service, file: Path, *, skip_bad: bool = False
) -> Checked[resident_roster.ResidentRow]:
    """Store the good rows; raises CommandError when there are bad ones that are not skipped."""
    checked = resident_roster.check_residents(file, service.settings)
    _refuse_bad(checked.mistakes, skip_bad=skip_bad)
    now = service.clock()
    service.database.run(lambda c: resident_roster.store_residents(Store(c), checked.good, now))
    return checked


def import_staff(
    service: Service, file: Path, *, skip_bad: bool = False
) -> Checked[staff_roster.StaffRow]:
    """Store the good rows; raises CommandError when there are bad ones that are not skipped."""
    communities = [community.name for community in service.settings.communities]
    known = service.database.read(
        lambda c: [s for name in communities for s in Store(c).staff.active_in(name)]
    )
    checked = staff_roster.check_staff(file, service.settings, known)
    _refuse_bad(checked.mistakes, skip_bad=skip_bad)
    now = service.clock()
    service.database.run(lambda c: staff_roster.store_staff(Store(c), checked.good, now))
    return checked


def _refuse_bad(mistakes: tuple[str, ...], *, skip_bad: bool) -> None:
    if mistakes and not skip_bad:
        raise CommandError(*mistakes, roster_texts.NOTHING_IMPORTED)


def invite(options: argparse.Namespace) -> int:
    """Print a one-time code, alone on the last line."""
    with opened(options.config) as service:
        staff = _staff_with(service, options.phone, options.community)
        code = make_invitation(service, staff)
    role = service.settings.roles.get(staff.role)
    sys.stdout.write(f"{staff.community} {staff.name} {role.title if role else staff.role}\n")
    sys.stdout.write(f"{code}\n")
    return 0


def make_invitation(service: Service, staff: Staff) -> str:
    """Return a new code for a member of staff; only its hash is kept."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_CHARACTERS))
    now = service.clock()
    ends_at = now + CODE_HOURS * 3600_000
    service.database.run(lambda c: Store(c).staff.invite(staff.id, hash_of(code), now, ends_at))
    return code


def _staff_with(service: Service, phone: str, community: str | None) -> Staff:
    try:
        digits = roster_cells.mobile(Row(1, {"手机": phone}))
    except roster_cells.BadCell as error:
        message = "PHONE is not a mobile number of 11 digits."
        raise CommandError(message) from error
    found = service.database.read(lambda c: Store(c).staff.by_phone(digits))
    found = [s for s in found if community in (None, s.community)]
    if not found:
        message = "Nobody with this phone is on the staff roster; import it first."
        raise CommandError(message)
    if len(found) > 1:
        names = ", ".join(sorted(s.community for s in found))
        message = f"This phone works in several communities; name one with --community: {names}."
        raise CommandError(message)
    return found[0]


def export(options: argparse.Namespace) -> int:
    """Write cases, a month of complaints, addresses of QR codes or a review into a new file."""
    file = Path(options.file)
    _refuse_foreign(options)
    with opened(options.config) as service:
        if options.number is not None:
            count = _of_a_survey(service, options)
        elif options.what == "room-codes":
            count = write_room_codes(service, file, options.building)
        elif options.what == "management-review":
            count = write_review(service, file)
        elif options.what == "complaints":
            words, count = write_complaints(service, file, options.month, options.community)
            sys.stdout.write(f"{words}\n")
        else:
            asked = Asked(full=options.full_phones, unseal=options.unseal or "")
            count = write_cases(service, file, asked)
    sys.stdout.write(f"{file}: {count}\n")
    return 0


def _of_a_survey(service: Service, options: argparse.Namespace) -> int:
    """Write what is exported of one survey; imported here, as no other export needs it."""
    module, _, name = OF_A_SURVEY[options.what].partition(":")
    written: int = getattr(importlib.import_module(module), name)(service, options)
    return written


def _refuse_foreign(options: argparse.Namespace) -> None:
    """Refuse an option that would be passed over without a word."""
    foreign = [
        f"--{name} belongs to `export {whose}`, not to `export {options.what}`."
        for name, whose in OPTIONS_OF.items()
        if getattr(options, name) is not None and whose != options.what
    ]
    if (options.number is not None) != (options.what in OF_A_SURVEY):
        foreign.append(f"A number belongs to `export {'`, `'.join(OF_A_SURVEY)}`, and only there.")
    if options.unseal is not None and not options.unseal.strip():
        foreign.append("--unseal needs the reason, which is logged.")
    if foreign:
        raise CommandError(*foreign)
