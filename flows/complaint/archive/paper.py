"""The 住户投诉处理单 of a complaint as one reader may see it: facts, papers, attachments, seal.

Everything comes from the contents that are, or would be, sealed; nothing is looked up beside
them, so the printed paper and the archive can't say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flows.cases.rules import access, confidentiality
from flows.complaint.archive import paper_texts, sealing
from flows.complaint.archive.personal_data import covered, filled
from flows.complaint.rules import severity
from flows.complaint.settings import Complaints
from flows.settings.calendar import local

if TYPE_CHECKING:
    from flows.complaint.archive.archiving import Papers
    from flows.settings.site import Settings
    from storage.records.staff import Staff

    Json = dict[str, Any]

DECIDES = ("approve", "reject", "ask_again")
SHORT_HASH = 16  # characters in the footer of each page


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody wrote or did; `by` is who and when."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Section:
    """One row of the form: its heading, and what was written there."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole form, in the order in which it is printed."""

    number: str
    office: str
    is_draft: bool
    is_secret: bool
    facts: dict[str, str]
    sections: tuple[Section, ...]
    signers: tuple[str, ...]
    files: tuple[tuple[str, ...], ...]
    history: tuple[tuple[str, ...], ...]
    seal: tuple[str, ...]
    code: str
    footer: str


def sheet(papers: Papers, reader: Staff, settings: Settings) -> Sheet:
    """Return the form as this member of staff may read it."""
    return _Writer(papers, reader, settings).sheet()


class _Writer:
    """Fills in the form for one reader."""

    def __init__(self, papers: Papers, reader: Staff, settings: Settings) -> None:
        self._papers = papers
        self._settings = settings
        self._knows = confidentiality.knows_who(papers.case, reader, settings)
        self._phone = access.phone_for(papers.case, reader, settings)
        parts = {name: papers.contents[name] for name in ("record", "complainant")}
        if papers.values is not None and self._knows:
            parts = filled(parts, papers.values)
        self._record: Json = parts["record"]
        self._case: Json = self._record["case"]
        self._home: str = parts["complainant"]["home"]

    def sheet(self) -> Sheet:
        archive, contents = self._papers.archive, self._papers.contents
        code = sealing.seal_of(archive) if archive else ""
        return Sheet(
            number=contents["number"],
            office=paper_texts.OFFICE.format(contents["community"]),
            is_draft=archive is None,
            is_secret=bool(self._case["confidential"]),
            facts=self._facts(),
            sections=tuple(self._sections()),
            signers=self._signers(),
            files=tuple(self._files()),
            history=tuple(self._row(line) for line in self._record["timeline"]),
            seal=tuple(self._seal()),
            code=code,
            footer=paper_texts.FOOTER.format(
                contents["number"], code[:SHORT_HASH] or paper_texts.DRAFT
            ),
        )

    def _facts(self) -> dict[str, str]:
        case = self._case
        names = [a.get("name") or self._whole(a["resident_name"]) for a in self._record["accused"]]
        facts = {
            "number": case["number"],
            "created": self._time(case["created_at"]),
            "category": self._papers.contents["category_name"],
            "level": self._papers.contents["level_name"] or paper_texts.NONE,
            "name": self._whole(case["reporter_name"]),
            "phone": self._phone if self._shows else self._whole(case["reporter_phone"]),
            "source": self._source(),
            "accused": "、".join(names) or paper_texts.NONE,
        }
        place = case.get("public_place")
        return {**facts, "home": self._whole(self._home), **({"place": place} if place else {})}

    @property
    def _shows(self) -> bool:
        return self._knows and self._papers.values is not None

    def _source(self) -> str:
        said = str(self._case["source"])
        source = paper_texts.SOURCES.get(said, said)
        first = next((line for line in self._record["timeline"] if line["action"] == "open"), None)
        if self._case["entered_by"] and first is not None:
            return paper_texts.ENTERED.format(source, self._who(first))
        return source

    def _sections(self) -> list[Section]:
        made = []
        for title, actions in paper_texts.SECTIONS:
            entries = [self._talk(one) for one in self._talks(title)] or [
                self._entry(line)
                for line in self._record["timeline"]
                if self._stands_in(line, title, actions)
            ]
            if entries or title not in paper_texts.OPTIONAL:
                made.append(Section(title, tuple(entries or self._nothing(title))))
        return made

    @staticmethod
    def _stands_in(line: Json, title: str, actions: tuple[str, ...]) -> bool:
        """Tell whether a line is written there: what decides an appeal stands with the appeal."""
        if (
            line["action"] in DECIDES
            and line["details"].get("before", {}).get("status") == "appealed"
        ):
            return title == paper_texts.APPEAL
        return line["action"] in actions

    def _nothing(self, title: str) -> list[Entry]:
        accepted = self._case["accepted_at"]
        if title == paper_texts.PLAN and accepted:
            return [Entry(paper_texts.DEFAULT_PLAN, self._time(accepted))]
        return [
            Entry(paper_texts.NO_APPEAL if title == paper_texts.APPEAL else paper_texts.NONE, "")
        ]

    def _entry(self, line: Json) -> Entry:
        return Entry(self._said(line), f"{self._who(line)}　{self._time(line['at'])}")

    def _said(self, line: Json) -> str:
        after = line["details"].get("after", {})
        parts = [
            paper_texts.FINDINGS.get(after.get("finding") or "", ""),
            self._level(after.get("severity")),
            paper_texts.CONSENTS.get(after.get("consent") or "", ""),
            paper_texts.SCORE.format(after["rating"]) if after.get("rating") else "",
            self._step(line) if line["action"] in DECIDES else "",
            self._words(line["text"]),
        ]
        said = "：".join(part for part in parts if part)
        said = said or paper_texts.PHRASES.get(line["action"]) or self._step(line)
        due = after.get("measures_due_at") if line["action"] in ("propose", "approve") else None
        return said + paper_texts.UNTIL.format(self._time(due)) if due else said

    def _level(self, key: str | None) -> str:
        levels = self._settings.section(Complaints).levels
        named = next((one.name for name, one in levels.items() if name == key), "")
        return named or paper_texts.LEVELS.get(key or "", "")

    def _talks(self, title: str) -> list[Json]:
        return self._record["talks"] if title == paper_texts.TALKS else []

    def _talk(self, one: Json) -> Entry:
        partner = paper_texts.PARTNERS.get(one["partner"]) or self._words(one["partner_name"])
        way = paper_texts.WAYS.get(one["way"], str(one["way"]))
        said = one["record"] or paper_texts.TALK_STATUS.get(one["status"]) or paper_texts.NONE
        words = paper_texts.TALK.format(partner, way, self._words(said))
        return Entry(words, self._time(one["held_at"] or one["agreed_at"]))

    def _row(self, line: Json) -> tuple[str, ...]:
        """Return a line of the history; what only repeats its step is left out."""
        step = self._step(line)
        said = self._said(line).removeprefix(step).lstrip("：")
        plain = said == paper_texts.PHRASES.get(line["action"])
        by = line["actor_name"] if line.get("actor_name") else self._who(line)
        return self._time(line["at"]), by, step, "" if plain else said

    def _files(self) -> list[tuple[str, ...]]:
        return [
            (
                str(place),
                paper_texts.FILES.get(file["kind"], file["kind"]),
                paper_texts.SENDERS.get(file["sent_by"], file["sent_by"]),
                self._time(file["received_at"]),
                f"{max(1, round(file['size'] / 1024))} KB" if file["kept"] and file["size"] else "",
                file["sha256"] if file["kept"] else paper_texts.LOST,
            )
            for place, file in enumerate(self._record["evidence"], 1)
        ]

    def _signers(self) -> tuple[str, ...]:
        """Return who signs: who did it, then who handles and who decides this level."""
        level = severity.level_of(self._papers.case, self._settings)
        roles = (self._settings.roles[level.handler], self._settings.roles[level.approver])
        return (paper_texts.HANDLER, *(role.title for role in roles))

    def _seal(self) -> list[str]:
        archive = self._papers.archive
        if archive is None:
            return [paper_texts.NOT_SEALED]
        line = next(n for n in reversed(self._record["timeline"]) if n["action"] == "archive")
        keep, at = self._time(archive.keep_until)[:10], self._time(archive.sealed_at)
        said = [paper_texts.SEALED_BY.format(self._who(line), at, keep)]
        if archive.erased_at is not None:
            said.append(paper_texts.ERASED.format(self._time(archive.erased_at)))
        return said

    @staticmethod
    def _step(line: Json) -> str:
        action = str(line["action"])
        return paper_texts.STEPS.get(action, action)

    def _who(self, line: Json) -> str:
        if "resident_name" in line:
            return f"{paper_texts.RESIDENT} {self._whole(line['resident_name'])}".rstrip()
        name = str(line["actor_name"] or paper_texts.SYSTEM)
        title = self._papers.contents["titles"].get(line["actor_id"])
        return paper_texts.WITH_TITLE.format(name, title) if title else name

    def _whole(self, value: str | None) -> str:
        """Return the value of a personal field, or what is said in its place."""
        if not value:
            return paper_texts.NONE
        return covered(
            value, paper_texts.GONE if self._papers.values is None else paper_texts.SECRET
        )

    def _words(self, text: str) -> str:
        """Return free words; who may not know who complained is shown nothing that tells it."""
        shown = covered(text, paper_texts.COVER)
        return shown if self._knows else confidentiality.masked(shown, self._papers.case)

    def _time(self, at: int | None) -> str:
        return f"{local(at, self._settings):%Y-%m-%d %H:%M}" if at else ""
