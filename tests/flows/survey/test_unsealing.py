"""The urn is opened: nothing of a ballot tells where or how few it came from."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from bot.sealing import SecretSealer
from flows.survey.figures.masking import masked, names_in
from flows.survey.figures.opinions import opinions_of
from flows.survey.figures.unsealing import Urn, blurred, unsealed
from storage.records.survey import Ballot
from tests.flows.survey import by_hand

SECRET = "the secret"  # noqa: S105 - of the tests
SEALER = SecretSealer(SECRET)
SURVEY = "survey"


def sealed(place: int, content: dict[str, Any], secret: str = SECRET) -> Ballot:
    """Return a ballot as it lies in the urn."""
    text = json.dumps({"answers": {}, "building": "1", "way": "page", "voter": None} | content)
    return Ballot(str(place), SURVEY, SecretSealer(secret).seal(f"ballot {SURVEY}", text))


def urn(ballots: list[Ballot], told: int = 0, *, anonymous: bool = True) -> Urn:
    """Open an urn of a plan, beside so many that have been told of."""
    return unsealed(ballots, by_hand.plan(anonymous=anonymous), SEALER, told, 5)


def test_building_and_way_stay_where_enough_share_them() -> None:
    papers = [
        *({"building": "1", "way": "page"} for _ in range(12)),
        *({"building": "1", "way": "chat"} for _ in range(6)),
        *({"building": "1", "way": "paper"} for _ in range(1)),
        *({"building": "2", "way": "chat"} for _ in range(4)),
        *({"building": "3", "way": "chat"} for _ in range(9)),
    ]

    found = Counter((one["building"], one["way"]) for one in blurred(papers, 5))

    # One on paper in 1栋 hides the next smallest way there; 2栋 hides 3栋, which is next.
    assert found == {("1", "page"): 12, ("1", None): 7, (None, "chat"): 13}


def test_no_cell_of_an_opened_urn_is_small() -> None:
    for seed in range(20):
        papers = [
            {"building": str(building), "way": "paper" if len(answers) % 3 else "page"}
            for building, answers in by_hand.some_ballots(seed, 3 + 5 * seed)
        ]
        cells = Counter((one["building"], one["way"]) for one in blurred(papers, 5))
        assert len(cells) == 1 or min(cells.values()) >= 5


def test_who_answered_stays_only_where_it_is_no_secret() -> None:
    ballots = [sealed(n, {"voter": f"home {n}"}) for n in range(6)]

    named = urn(ballots, anonymous=False)

    assert sorted(one.voter or "" for one in named.fresh) == [f"home {n}" for n in range(6)]
    assert all(one.building == "1" for one in named.fresh)


def test_what_another_secret_sealed_stays_and_is_counted() -> None:
    ballots = [sealed(n, {}) for n in range(6)] + [sealed(9, {}, "another secret")]

    found = urn(ballots)

    assert (len(found.fresh), [one.id for one in found.left], found.held) == (6, ["9"], 0)


def test_too_few_new_ones_stay_sealed_beside_what_was_told() -> None:
    few = [sealed(n, {}) for n in range(4)]

    assert urn([*few, sealed(9, {}, "another secret")], told=6).held == 4
    assert len(urn([*few, sealed(5, {})], told=6).fresh) == 5
    assert len(urn(few, told=4).fresh) == 4  # of four nothing was told
    assert len(urn(few, told=6, anonymous=False).fresh) == 4
    assert urn([], told=6) == Urn(())


def test_texts_are_told_without_names_phones_and_homes() -> None:
    names = names_in(["李雷", "马超", "欧阳娜", "保洁"])

    assert masked("3栋2单元1501的李雷13800000001说保安马超不巡逻", names) == "*的**说保安*不巡逻"
    assert masked("我是张女士，李阿姨家很吵，谢谢王师傅", names) == "我是*，*家很吵，谢谢*"
    assert masked("欧阳娜家旁边保洁不到位", names) == "*家旁边保洁不到位"
    assert masked("物业费每月2.5元，上门2次", names) == "物业费每月2.5元，上门2次"


def test_opinions_are_groups_with_the_words_as_written() -> None:
    lift = ["电梯老是坏，修了又坏", "电梯经常坏，等半天", "电梯又坏了，电梯老坏"]
    dirt = ["楼道里垃圾没人扫", "楼道垃圾好几天没人清理"]
    alone = ["多种点花"]

    found = opinions_of([*dirt, *lift, *alone])

    assert [one["count"] for one in found] == [3, 2]
    assert sorted(found[0]["words"]) == sorted(lift)
    assert found[0]["title"] in lift
    assert opinions_of([]) == []
