"""What is asked and told where words may tell of a danger, and nobody can be sure."""

from __future__ import annotations

from flows.cases.texts.words import short

TITLE = "先问一句"
YES, NO = "有", "没有"
YES_WORDS = ("有的", "有危险", "有人", "是", "是的")
NO_WORDS = ("没", "没有危险", "没危险", "没人", "没事", "没有人", "不是", "无")
ASK = "那边现在有人有危险吗？"
MEANWHILE = "要是拿不准，先离远一点：着火打119，有人受伤打120，有人闹事打110。"
HINT = "回“有”我马上叫人，回“没有”就按您说的登记。"


def question(words: str) -> str:
    """Ask, with what to do meanwhile."""
    return f"您说“{short(words, 20)}”，我记下了。{MEANWHILE}\n{ASK}"


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
