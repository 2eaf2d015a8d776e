"""The notice matrix, a row an act: who is told of it, and who is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.flows.sample import NOTICES, TRANSITIONS

if TYPE_CHECKING:
    from tests.scenarios.conftest import World
    from tests.scenarios.people import Member

NUMBER = re.compile(r"BX\d{8}-\d{4}")
ACCEPTED = [("陈静", "受理 {}")]
DISPATCHED = [*ACCEPTED, ("陈静", "派 {} 王强")]
TAKEN = [*DISPATCHED, ("王强", "接 {}")]
ARRIVED = [*TAKEN, ("王强", "到场 {}")]
DEFERRED = [*TAKEN, ("王强", "暂缓 {} 待料 明天下午5点")]
FINISHED = [*ARRIVED, ("王强", "完成 {} 换了角阀")]
RETURNED = [*FINISHED, ("李雷", "没修好 {} 还在漏"), ("王强", "完成 {} 又换了一个")]
CLOSED = [*FINISHED, ("李雷", "修好了 {}")]

MATRIX = [  # what was before, who does what, who is told
    ([], ("陈静", "受理 {}"), {"李雷"}),
    (ACCEPTED, ("陈静", "派 {} 王强"), {"李雷", "王强"}),
    (DISPATCHED, ("王强", "接 {}"), {"李雷"}),
    (TAKEN, ("王强", "到场 {}"), {"李雷"}),
    (ARRIVED, ("王强", "进展 {} 已拆开"), {"李雷"}),
    (TAKEN, ("王强", "暂缓 {} 待料 明天下午5点"), {"李雷"}),
    (DEFERRED, ("李雷", "不同意暂缓 {}"), {"王强", "赵刚"}),
    (DISPATCHED, ("陈静", "派 {} 刘洋"), {"李雷", "王强", "刘洋"}),
    (DISPATCHED, ("王强", "转 {} 刘洋"), {"李雷", "刘洋"}),
    (TAKEN, ("王强", "转 {} 刘洋"), {"李雷", "刘洋"}),
    (TAKEN, ("王强", "退回 {} 没有工具"), {"陈静"}),
    (ARRIVED, ("王强", "完成 {} 换了角阀"), {"李雷"}),
    (FINISHED, ("李雷", "修好了 {}"), {"王强"}),
    (FINISHED, ("李雷", "没修好 {} 还在漏"), {"王强"}),
    (RETURNED, ("李雷", "没修好 {} 还是漏"), {"赵刚"}),
    (CLOSED, ("李雷", "评价 {} 5 很好"), {"王强"}),
    (CLOSED, ("李雷", "评价 {} 1 很慢"), {"王强", "赵刚"}),
    (TAKEN, ("李雷", "催单 {}"), {"王强"}),
    (TAKEN, ("李雷", "补充 {} 阳台也漏"), {"王强"}),
    (TAKEN, ("陈静", "催 {}"), {"王强"}),
    (TAKEN, ("陈静", "升级 {} 住户很急"), {"赵刚"}),
    (TAKEN, ("陈静", "关单 {} 重复报修"), {"李雷", "王强"}),
    (TAKEN, ("陈静", "备注 {} 老人独居"), {"王强"}),
    (TAKEN, ("陈静", "改类 {} 门窗墙面"), set()),
]


@pytest.mark.parametrize(
    ("before", "act", "told"), MATRIX, ids=[f"{len(b)} {a[1]}" for b, a, _told in MATRIX]
)
def test_who_is_told(
    world: World,
    resident: Member,
    before: list[tuple[str, str]],
    act: tuple[str, str],
    told: set[str],
) -> None:
    resident.says("厨房水管漏水了")
    found = NUMBER.search(resident.says("确认"))
    assert found is not None
    for name, words in before:
        world.member(name).says(words.format(found[0]))
    last = newest_push(world)

    reply = world.member(act[0]).says(act[1].format(found[0]))

    assert found[0] in reply
    assert names_told(world, last) == told


def newest_push(world: World) -> int:
    """Return how many pushes there are so far."""
    row = world.service.database.read(lambda c: c.one("SELECT COUNT(*) AS n FROM outbox"))
    return int(row["n"]) if row else 0


def names_told(world: World, after: int) -> set[str]:
    """Return who got the pushes since then."""
    rows = world.service.database.read(
        lambda c: c.all(
            "SELECT p.openid FROM outbox o JOIN persons p ON p.id = o.person_id"
            " ORDER BY o.created_at, o.id LIMIT 1000"
        )
    )
    openids = {phone.openid: phone.name for phone in world.platform.phones()}
    return {openids[row["openid"]] for row in rows[after:]}


def test_every_act_has_its_row() -> None:
    for kind, table in TRANSITIONS.items():
        assert {*table, "open", "photo"} == set(NOTICES[kind]), kind
