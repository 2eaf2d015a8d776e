"""`export survey`: tables, charts, masked texts, and raw answers that lead to nobody."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from bot.sealing import SecretSealer
from flows.cases import work as case_work
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.watch import context_of, system_deed
from flows.survey.answering import urn
from flows.survey.figures import counting
from flows.survey.plan import opening
from flows.survey.record import survey_of
from storage.connect import open_database
from storage.ids import new_id
from storage.records.people import Home
from storage.records.staff import Staff
from storage.records.survey import Invitation
from storage.store import Store
from tests.flows.sample import COMMUNITY, SETTINGS, at
from tests.flows.survey import by_hand

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database
    from tests.bot.conftest import CommandLine

SHEETS = ["汇总", "项目", "楼栋", "排列图", "意见", "答卷"]
CHAIN = (("陈静", "clerk"), ("孙丽", "affairs_head"))
EVIL = "=HYPERLINK(1)"
SEALER = SecretSealer("the secret")
START, END = at("2026-12-01 09:00"), at("2026-12-16 00:00")


def counted(url: str, papers: list[tuple[str, dict[str, Any]]], **changes: Any) -> str:  # noqa: ANN401
    """Store a survey that these papers were counted of; return its number."""
    with closing(open_database(url)) as db:
        return _counted(db, papers, by_hand.plan(community=COMMUNITY, **changes))


def _counted(db: Database, papers: list[tuple[str, dict[str, Any]]], plan: Any) -> str:  # noqa: ANN401
    planned = Moment(at("2026-11-24 10:00"), SETTINGS)

    def opens(store: Store) -> str:
        for name, role in CHAIN:
            one = Staff(new_id(1), COMMUNITY, name, name, role, "", "", "", None, None, 1)
            store.staff.put(one, 1)
        (author,) = store.staff.by_phone("陈静")
        return opening.open_survey(store, planned, plan, author).id

    case_id = db.run(lambda c: opens(Store(c)))
    (lead,) = db.read(lambda c: Store(c).staff.by_phone("孙丽"))
    _does(db, case_id, planned, Deed("approve", lead.id, lead.name))
    _does(db, case_id, Moment(START, SETTINGS), system_deed("start"))
    db.run(lambda c: _cast(Store(c), case_id, papers))
    _does(db, case_id, Moment(END, SETTINGS), system_deed("end"))
    moment = Moment(END, SETTINGS)
    read = db.read(lambda c: counting.material_of(Store(c), moment, case_id))
    assert read is not None
    urn_found, figures = counting.count(moment, read, SEALER)
    figures["picture"] = None
    assert db.run(lambda c: counting.finish(Store(c), moment, case_id, urn_found, figures))
    return read.case.number


def _does(db: Database, case_id: str, moment: Moment, deed: Deed) -> None:
    def work(store: Store) -> None:
        case = store.cases.get(case_id)
        assert case is not None
        case_work.perform(store, context_of(store, moment, case), case, deed)

    db.run(lambda c: work(Store(c)))


def _cast(store: Store, case_id: str, papers: list[tuple[str, dict[str, Any]]]) -> None:
    case = store.cases.get(case_id)
    assert case is not None
    moment = Moment(survey_of(case).starts_at + 1, SETTINGS)
    for place, (building, answers) in enumerate(papers, 101):
        home = store.residents.add_home(
            Home(new_id(1), COMMUNITY, building, "1", str(place)), None, None
        )
        invited = Invitation(
            new_id(1), case_id, home, building, "1", str(place), None, str(place), way="ticked"
        )
        store.invitees.add(invited)
        assert urn.cast(store, moment, case, invited, answers, "paper", SEALER) == "taken"


def papers() -> list[tuple[str, dict[str, Any]]]:
    """Return thirty answers of two buildings."""
    found = by_hand.some_ballots(5, 30)
    return [
        ("2" if building == "2" else "3", answers | {"why": f"{EVIL}3栋1501张先生{place}"})
        for place, (building, answers) in enumerate(found)
    ]


def rows(file: Path, sheet: str) -> list[list[Any]]:
    """Return what stands in a sheet."""
    page = load_workbook(file)[sheet]
    return [[cell for cell in row if cell is not None] for row in page.iter_rows(values_only=True)]


def test_the_report_has_six_sheets_with_charts(
    command: CommandLine, sqlite_url: str, tmp_path: Path
) -> None:
    number, file = counted(sqlite_url, papers()), tmp_path / "survey.xlsx"

    answer = command("export", "survey", number, str(file))

    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith(f"{file}: 30\n")
    assert file.stat().st_mode & 0o777 == 0o600
    book = load_workbook(file)
    assert book.sheetnames == SHEETS
    assert [len(book[name]._charts) for name in SHEETS] == [0, 1, 0, 1, 0, 0]  # type: ignore[attr-defined] # noqa: SLF001
    facts = {row[0]: row[1] for row in rows(file, "汇总") if len(row) == 2}
    assert (facts["发放（户）"], facts["回收（户）"], facts["回收率"]) == (30, 30, 1)
    assert facts["总体满意率"] == pytest.approx(
        float(by_hand.rate([(b, a) for b, a in papers()], by_hand.RATED) or 0)
    )
    items = rows(file, "项目")
    assert items[0][:3] == ["项目", "很满意", "满意"]
    assert [row[0] for row in items[1:5]] == ["保安", "保洁", "设施：电梯", "设施：门禁"]
    pareto = rows(file, "排列图")
    assert pareto[0][:4] == ["项目", "不满意+很不满意", "累计占比", "主次"]
    buildings = rows(file, "楼栋")
    assert [row[0] for row in buildings[1:3]] == ["2栋", "3栋"]


def test_raw_answers_lead_to_nobody_and_nothing_is_run(
    command: CommandLine, sqlite_url: str, tmp_path: Path
) -> None:
    given = papers()
    number, file = counted(sqlite_url, given), tmp_path / "survey.xlsx"
    command("export", "survey", number, str(file))

    page = load_workbook(file)["答卷"]
    head, *answers = [list[Any](row) for row in page.iter_rows(values_only=True)]
    assert head == [
        "security",
        "cleaning",
        "public.电梯",
        "public.门禁",
        "first",
        "when",
        "age",
        "years",
    ]
    assert len(answers) == len(given)
    years = [row[-1] for row in answers if row[-1] is not None]
    by_order = [answers["years"] for _building, answers in given if "years" in answers]
    assert sorted(years) == sorted(by_order)
    assert years != by_order
    texts = [row[0] for row in rows(file, "意见")[1:] if row]
    assert len(texts) == len(given)
    assert all(text.startswith("'=HYPERLINK(1)*") for text in texts)
    everything = "".join(str(cell) for name in SHEETS for row in rows(file, name) for cell in row)
    assert "1501" not in everything
    assert "张先生" not in everything


def test_of_four_answers_there_are_neither_rows_nor_texts(
    command: CommandLine, sqlite_url: str, tmp_path: Path
) -> None:
    number, file = counted(sqlite_url, papers()[:4]), tmp_path / "survey.xlsx"

    assert command("export", "survey", number, str(file)).code == 0

    assert load_workbook(file).sheetnames == SHEETS[:-1]
    assert rows(file, "意见") == [["意见"]]
    assert rows(file, "项目")[1:] == []
    assert any("只有4份答卷" in str(row[0]) for row in rows(file, "汇总") if row)


def test_where_names_are_no_secret_the_home_stands_beside_the_answer(
    command: CommandLine, sqlite_url: str, tmp_path: Path
) -> None:
    number = counted(sqlite_url, papers(), anonymous=False)
    file = tmp_path / "survey.xlsx"
    command("export", "survey", number, str(file))

    head, *answers = rows(file, "答卷")

    assert head[-3:] == ["why", "住户", "方式"]
    assert len({row[-2] for row in answers}) == 30
    assert {row[-1] for row in answers} == {"纸质代填"}


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        (("survey", "WJ20261124-0001", "a.pdf"), "must end in .xlsx"),
        (("survey", "WJ20261124-0009", "a.xlsx"), "is not the number of a survey"),
        (("survey", "a.xlsx"), "A number belongs to `export survey`"),
        (("cases", "WJ20261124-0001", "a.xlsx"), "A number belongs to `export survey`"),
    ],
)
def test_every_mistake_is_one_sentence(
    command: CommandLine, sqlite_url: str, words: tuple[str, ...], mistake: str
) -> None:
    counted(sqlite_url, papers())

    answer = command("export", *words)

    assert (answer.code, answer.out) == (2, "")
    assert mistake in answer.err
