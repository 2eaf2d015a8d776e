"""Who lives in the community of the half-year story, how each home answers, and our own count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flows.settings.site import Building
from storage.ids import new_id
from storage.records.people import Home, Resident
from storage.store import Store
from tests.scenarios.people import COMMUNITY

if TYPE_CHECKING:
    import random

    from storage.database import Connection
    from tests.scenarios.conftest import World

Answers = dict[str, Any]

FIVE = ("很满意", "满意", "基本满意", "不满意", "很不满意", "没用过")
THREE = ("很满意", "基本满意", "不满意", "没用过")
GOOD, BAD = {"很满意", "满意", "基本满意"}, {"不满意", "很不满意"}
ROWS = ("楼道", "电梯")
QUESTIONS: list[dict[str, Any]] = [
    {"id": "security", "ask": "保安巡逻和门岗", "type": "rating"},
    {"id": "clean", "ask": "保洁", "type": "matrix", "items": list(ROWS), "scale": 3},
    {"id": "repair", "ask": "上门维修", "type": "rating"},
    {"id": "progress", "ask": "报修以后看得到办到哪一步", "type": "rating"},
    {"id": "notices", "ask": "通知讲得清楚、来得及时", "type": "rating", "target": 0.7},
    {
        "id": "channel",
        "ask": "平时最常怎么找我们",
        "type": "choice",
        "options": ["电话", "微信", "前台"],
    },
    {
        "id": "used",
        "ask": "用过下面哪些",
        "type": "choices",
        "options": ["手机报修", "手机缴费", "访客登记"],
        "required": False,
    },
    {"id": "first", "ask": "最想先改哪一项", "type": "choice", "options": ["停车", "保洁", "门禁"]},
    {
        "id": "why",
        "ask": "保安哪里不满意",
        "type": "text",
        "required": False,
        "when": {"security": ["不满意", "很不满意"]},
    },
    {"id": "more", "ask": "还想跟我们说什么", "type": "text", "required": False},
]  # fmt: skip
RATED = {one["id"]: FIVE for one in QUESTIONS if one["type"] == "rating"} | {
    f"clean.{row}": THREE for row in ROWS
}
# How likely each word is, the best first, 没用过 last: a pleased home, a patient one, a cross one.
MOODS = {5: ((55, 32, 10, 1, 0, 2), (12, 38, 34, 10, 2, 4), (2, 9, 15, 40, 30, 4)),
         3: ((70, 27, 1, 2), (30, 55, 12, 3), (6, 24, 66, 4))}  # fmt: skip
SHARES = (50, 35, 15)  # of these moods; of what most homes are cross about:
WORSE = {"progress": (15, 35, 50), "clean.电梯": (20, 40, 40)}
WORDS = (
    *("夜里岗亭常常没人", "晚上岗亭没有人", "电梯里有广告，太吵", "楼道灯坏了好几盏"),
    *("师傅很好，来得快", "快递柜太少了", "快递柜不够用", "希望早点通知停水"),
)
PRIVATE = "我是3栋的，电话13712345678，找人说说停车"


def answers_of(lot: random.Random) -> Answers:
    """Return what a home in some mood answers; what does not apply is not answered."""
    (mood,) = lot.choices(range(3), SHARES)
    given: Answers = {}
    for name, words in RATED.items():
        its = lot.choices(range(3), WORSE[name])[0] if name in WORSE else mood
        (word,) = lot.choices(words, MOODS[len(words) - 1][its])
        if "." in name:
            given.setdefault("clean", {})[name.partition(".")[2]] = word
        else:
            given[name] = word
    given["channel"] = lot.choice(["电话", "微信", "前台"])
    given["first"] = lot.choice(["停车", "停车", "保洁", "门禁"])
    if lot.random() < 0.6:
        used = [one for one in ("手机报修", "手机缴费", "访客登记") if lot.random() < 0.5]
        given |= {"used": used} if used else {}
    if given["security"] in BAD and lot.random() < 0.7:
        given["why"] = lot.choice(WORDS[:2])
    if lot.random() < 0.3:
        given["more"] = lot.choice(WORDS[2:])
    return given


def fields_of(given: Answers) -> dict[str, str | list[str]]:
    """Return answers as the page sends them."""
    rows = {f"clean.{row}": word for row, word in given["clean"].items()}
    return {name: value for name, value in given.items() if name != "clean"} | rows


def words_of(given: Answers, lot: random.Random) -> list[tuple[str, str]]:
    """Return answers as they are typed in chat, each after what it answers: numbers, or words."""
    said: list[tuple[str, str]] = []
    for question in QUESTIONS:
        name = question["id"]
        if "when" in question and given["security"] not in BAD:
            continue
        options = list(question.get("options", ()))
        if question["type"] == "matrix":
            said += [(f"保洁：{row}", typed(given["clean"][row], THREE, lot)) for row in ROWS]
        elif question["type"] == "rating":
            said.append((question["ask"], typed(given[name], FIVE, lot)))
        elif name not in given:
            said.append((question["ask"], "跳过"))
        elif question["type"] == "choices":
            said.append((question["ask"], " ".join(str(options.index(w) + 1) for w in given[name])))
        elif options:
            said.append((question["ask"], typed(given[name], options, lot)))
        else:
            said.append((question["ask"], given[name]))
    return said


def typed(word: str, words: tuple[str, ...] | list[str], lot: random.Random) -> str:
    """Return a word, or its number."""
    return word if lot.random() < 0.5 else str(words.index(word) + 1)


@dataclass
class Count:
    """What each home answered, as the test knows it, and what must come out of it."""

    given: dict[str, Answers] = field(default_factory=dict)  # by home: 3-2-1501

    def ratings(self, name: str) -> Counter[str]:
        """Return how often each word was given to an item."""
        question, _, row = name.partition(".")
        found = (one[question][row] if row else one[question] for one in self.given.values())
        return Counter(found)

    def item(self, name: str) -> dict[str, float]:
        """Return valid, satisfied and dissatisfied ratings of an item."""
        words = self.ratings(name)
        valid = sum(words.values()) - words["没用过"]
        good, bad = (sum(words[word] for word in side) for side in (GOOD, BAD))
        return {"valid": valid, "satisfied": good, "dissatisfied": bad}

    def satisfaction(self) -> float:
        """Return the satisfied of the valid ratings of all items."""
        items = [self.item(name) for name in RATED]
        return sum(one["satisfied"] for one in items) / sum(one["valid"] for one in items)

    def chosen(self, name: str) -> Counter[str]:
        """Return how often each option was chosen."""
        found: Counter[str] = Counter()
        for one in self.given.values():
            value = one.get(name, [])
            found.update([value] if isinstance(value, str) else value)
        return found

    def buildings(self) -> Counter[str]:
        """Return how many homes of each building answered."""
        return Counter(home.partition("-")[0] for home in self.given)


def build(world: World, buildings: int, floors: int, people: list[tuple[str, str, str]]) -> int:
    """Put homes of four a floor, two units a building, on the roster; return how many there are.

    People are a home, a name and a phone each.
    """
    now = int(world.clock.now() * 1000)
    names = [str(1 + n) for n in range(buildings)]

    def work(connection: Connection) -> int:
        store, ids = Store(connection), {}
        for building in names:
            for unit in ("1", "2"):
                for room in (f"{1 + f}0{r}" for f in range(floors) for r in (1, 2, 3, 4)):
                    home = Home(new_id(now), COMMUNITY, building, unit, room)
                    known = store.residents.home(COMMUNITY, building, unit, room)
                    home_id = known.id if known else store.residents.add_home(home, None, None)
                    ids[f"{building}-{unit}-{room}"] = home_id
        for home_label, name, phone in people:
            owner = (ids[home_label], COMMUNITY, name, phone, "业主", None, 1)
            store.residents.put(Resident(new_id(now), *owner), now)
        return len(store.residents.handed_over(COMMUNITY, "2026-11-24"))

    homes = world.service.database.run(work)
    (community, *others) = world.config.settings.communities
    built = tuple(Building(name=n, units=2, floors=floors, rooms_per_floor=4) for n in names)
    grown = community.model_copy(update={"buildings": built})
    world.change(communities=(grown, *others))
    return homes
