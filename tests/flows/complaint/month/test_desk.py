"""投诉月报 in chat: the word, sentences that mean it, months, and who must not know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from flows.cases.rules.deeds import Moment
from flows.complaint.month import figures as complaint_month
from flows.complaint.month.figures import IN_TURN
from storage.reports import Made
from tests.flows.office import ELSEWHERE
from tests.flows.sample import COMMUNITY, at
from tests.storage.examples import A_CASE, FILED

if TYPE_CHECKING:
    from storage.store import Store
    from tests.flows.office import Office

NOVEMBER = at("2026-11-10 10:00")
OCTOBER = at("2026-10-10 10:00")


def complained(office: Office, *moments: int, **columns: Any) -> None:  # noqa: ANN401 - fields
    """Store complaints that were raised at these moments."""

    def add(store: Store) -> None:
        who = office.person(store, "李雷")
        for at_ms in moments:
            number = f"TS{at_ms}-{len(store.cases.recent_in(COMMUNITY, 0)):04}"
            case = replace(
                A_CASE, id=number, number=number, kind="complaint", community=COMMUNITY,
                category="noise", severity="minor", created_at=at_ms, reporter_id=who.id,
            )  # fmt: skip
            store.cases.add(replace(case, **columns), FILED)

    office.run(add)


@pytest.mark.parametrize(
    "words",
    [
        "投诉月报",
        "投诉统计",
        "投诉月报 本月",
        "投诉月报 2026-11",
        "投诉月报 2026年11月",
        "投诉月报 11月",
        "投诉月报本月",
        "这个月投诉有多少",
        "这个月有多少投诉？",
        "本月投诉情况",
        "这个月 投诉多少件",
        "11月投诉怎么样",
        "查一下本月的投诉数量",
    ],
)
def test_this_month_is_counted_at_once(office: Office, words: str) -> None:
    """The word and the sentences give the same answer."""
    complained(office, NOVEMBER, NOVEMBER + 1, OCTOBER)

    reply = office.says("周敏", words)

    assert "2026年11月投诉月报（截至11-25 10:00）" in reply
    assert "共2件，比上月同期+1（1件）" in reply


@pytest.mark.parametrize(
    "words",
    [
        "投诉月报 上月",
        "投诉月报上月",
        "投诉月报 2026-10",
        "投诉月报 10月",
        "上个月投诉",
        "上月有几件投诉",
    ],
)
def test_the_month_before(office: Office, words: str) -> None:
    """It is whole, whatever day it is."""
    complained(office, OCTOBER, OCTOBER + 1, OCTOBER + 2, NOVEMBER)

    reply = office.says("周敏", words)

    assert "【翠湖花园 2026年10月投诉月报】" in reply
    assert "共3件，上月没有记录" in reply


@pytest.mark.parametrize(
    "words",
    [
        "上个月投诉电梯坏了没人管",
        "我要投诉",
        "这个月投诉了三次还没解决",
        "投诉这个月的物业费",
    ],
)
def test_sentences_that_only_sound_alike_are_no_command(office: Office, words: str) -> None:
    """Staff live here too, and complain."""
    assert office.heard("周敏", words) is None


def test_a_month_without_a_year_is_the_last_of_its_name(office: Office) -> None:
    """In November, 12月 is December of last year."""
    complained(office, at("2025-12-03 10:00"))

    assert "2025年12月投诉月报】\n共1件" in office.says("周敏", "投诉月报 12月")


def test_months_that_cannot_be_told(office: Office) -> None:
    """What lies ahead, and what is no month."""
    assert "2027年1月还没到" in office.says("周敏", "投诉月报 2027-01")
    assert "要看哪个月的" in office.says("周敏", "投诉月报 噪音")
    assert "要看哪个月的" in office.says("周敏", "投诉月报 2026-13")


def test_only_who_supervises_may_ask(office: Office) -> None:
    """An engineer is told so by the word, and not heard by a sentence."""
    complained(office, NOVEMBER)

    assert "1件" not in office.says("王强", "投诉月报")
    assert office.heard("王强", "这个月投诉有多少") is None
    assert "1件" not in office.says("业委", "投诉月报")
    assert "共1件" in office.says("陈静", "投诉月报")


def test_other_communities_are_not_counted(office: Office) -> None:
    """A clerk of another community has none."""
    complained(office, NOVEMBER)

    assert "共0件" in office.says("何平", "投诉月报")


def test_a_complaint_about_a_reader_is_in_the_totals_of_others_only(office: Office) -> None:
    """Neither the accused nor anybody else reads from the groups what it is about."""
    complained(office, NOVEMBER, hidden_from="s-周敏", category="service_attitude",
               department="管理处", severity="major", building="9")  # fmt: skip
    complained(office, NOVEMBER, category="fees", confidential=1, building="8", severity="major")
    complained(office, NOVEMBER, NOVEMBER + 1, NOVEMBER + 2, building="3")

    for name, total, kept_back in (("周敏", 4, 1), ("赵刚", 5, 2)):
        reply = office.says(name, "投诉月报")
        assert f"共{total}件" in reply  # for whom it is about there is none
        assert "级别：轻微3\n" in reply
        assert "类别：噪音扰民3\n" in reply
        assert "楼栋：3栋3\n" in reply
        assert f"另有{kept_back}件保密或需要回避，只计入总数" in reply
        assert "管理处" not in reply


def test_no_name_and_no_room_is_told(office: Office) -> None:
    """Nor a building with fewer than three."""
    complained(office, NOVEMBER, NOVEMBER + 1, building="3", room="1501")

    reply = office.says("周敏", "投诉月报")

    assert "楼栋：各不到3件的楼栋共2" in reply
    assert not any(word in reply for word in ("李雷", "王小明", "1501", "3栋", "TS"))


def test_too_many_for_a_turn_are_made_by_the_sweeper(office: Office) -> None:
    """It says so, asks for the report once, and is answered from what was made."""
    complained(office, *range(NOVEMBER, NOVEMBER + IN_TURN + 1))

    assert "正在做" in office.says("周敏", "投诉月报")
    assert "正在做" in office.says("周敏", "这个月投诉有多少")
    (wanted,) = office.run(lambda s: s.reports.claim(office.now, office.now + 1, 9))
    assert (wanted.month, wanted.community) == ("2026-11", COMMUNITY)
    made = Made("共301件", "{}", "reports/x/a.png", "reports/x/a.xlsx")
    told = office.run(lambda s: s.reports.made(wanted.id, made, office.now))
    assert told == [office.run(lambda s: office.person(s, "周敏").id)]

    shown = office.heard("周敏", "投诉月报")
    assert shown is not None
    assert "共301件" in shown
    assert f"{wanted.id}/picture" in shown
    office.advance(hours=2)
    assert "正在做" in office.says("周敏", "投诉月报")


def test_a_report_made_after_its_month_is_final(office: Office) -> None:
    """It is answered as it was signed, whatever is counted since."""
    complained(office, OCTOBER)
    office.run(lambda s: s.reports.want("complaints", COMMUNITY, "2026-10", [], office.now))
    (wanted,) = office.run(lambda s: s.reports.claim(office.now, office.now + 1, 9))
    office.run(lambda s: s.reports.made(wanted.id, Made("共9件", "{}", None, None), office.now))

    assert "共9件" in office.says("周敏", "投诉月报 上月")


def test_picture_and_sheet_are_made_when_they_are_asked_for(office: Office) -> None:
    """The tap below the words asks for them."""
    complained(office, OCTOBER)

    shown = office.heard("周敏", "投诉月报 上月")
    assert shown is not None
    assert "投诉月报 2026-10 图表" in shown
    assert "正在做" in office.says("周敏", "投诉月报 2026-10 图表")
    (wanted,) = office.run(lambda s: s.reports.claim(office.now, office.now + 1, 9))
    assert wanted.month == "2026-10"


def test_the_draft_goes_to_who_signs_it_or_to_whoever_leads(office: Office) -> None:
    """Nobody of another community gets it."""

    def names(community: str) -> list[str]:
        moment = Moment(office.now, office.settings)
        found: list[str] = office.run(
            lambda s: [one.name for one in complaint_month.readers(s, moment, community)]
        )
        return found

    assert names(COMMUNITY) == ["周敏"]
    assert names(ELSEWHERE) == ["何平"]
