"""How an item's figures read beside its correction: before, and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from flows.survey.correction.record import Correction

_BAD = ("不满意", "很不满意")


def percent(share: float | None) -> str:
    """Write a share: 62.5%."""
    return "—" if share is None else f"{share:.1%}".replace(".0%", "%")


def found(evidence: Mapping[str, Any]) -> str:
    """Say what residents said: 满意率62.5%，目标85%（120份评分，不满意30份，很不满意15份）."""
    if not evidence:
        return ""
    counts = evidence.get("counts", {})
    bad = [f"{word}{counts[word]}份" for word in _BAD if counts.get(word)]
    how_many = "，".join([f"{evidence.get('valid', 0)}份评分", *bad])
    return f"满意率{percent(evidence.get('rate'))}，目标{percent(evidence.get('target'))}（{how_many}）"


def before_and_after(correction: Correction) -> str:
    """Write the rate, and once residents were asked again the rate since: 62.5% → 88%."""
    was, now = correction.found(), correction.found_again()
    rate = percent(was.get("rate"))
    if not now:
        return rate
    better = "，".join(f"{word}{count}份" for word, count in now.get("better", {}).items() if count)
    return f"{rate} → {percent(now.get('rate'))}" + (f"（{better}）" if better else "")
