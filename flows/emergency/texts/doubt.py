"""What is asked and told where words may tell of a danger, and nobody can be sure."""

from __future__ import annotations

from flows.cases.texts.words import short

TITLE = "先问一句"
YES, NO = "有", "没有"
YES_WORDS = ("有的", "有危险", "有人", "是", "是的")
NO_WORDS = ("没", "没有危险", "没危险", "没人", "没事", "没有人", "不是", "无")
ASK = "那边现在有人有危险吗？"
MEANWHILE = "要是拿不准，先离远一点：着火打119，有人受伤打120，有人闹事打110。"
# What to do at once where it may be this, lest somebody waits for an answer first.
_AT_ONCE = {
    "gas": "先关阀门、开窗，别碰电器开关、别点火，人到外面等；拿不准打119。",
    "fire": "先往外走，别坐电梯，看到烟或火就打119。",
    "shock": "先别碰漏电的东西，能拉总闸就拉。",
    "trapped": "先别扒门，按一下轿厢里的报警铃。",
    "falling": "先离开下面那块地方。",
    "unconscious": "叫不醒、没呼吸，马上打120。",
    "child": "找不到孩子，马上打110。",
}
HINT = "回“有”我马上叫人，回“没有”就按您说的登记。"


def question(words: str, feared: str = "") -> str:
    """Ask, with what to do meanwhile, by what is feared."""
    return f"您说“{short(words, 20)}”，我记下了。{_AT_ONCE.get(feared, MEANWHILE)}\n{ASK}"


def desk_asks(phone: str) -> str:
    """Say that somebody phones, where whoever was asked does not know."""
    return f"没关系，我已请值班同事马上打电话问您、过去看一眼。{MEANWHILE}要快可以直接打{phone}。"


def unanswered(who: str, words: str, *, silent: bool) -> str:
    """Tell the desk that somebody did not answer whether there is danger, or does not know."""
    answer = "一分钟没有回" if silent else "本人说不知道"
    return (
        f"可能有险情：{who}说“{words}”。问了有没有人有危险，{answer}。\n"
        "请马上打电话或过去看一眼；要叫人就代报。"
    )
