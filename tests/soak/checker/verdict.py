"""What the checker came to: faults, what is excused and why, and figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

SHOWN_OF_EACH = 5


@dataclass(frozen=True)
class Finding:
    """One fault: its kind in a word, and where to look."""

    kind: str
    what: str


@dataclass
class Verdict:
    """Everything that is to be told of a run."""

    findings: list[Finding] = field(default_factory=list)
    excused: Counter[str] = field(default_factory=Counter)
    figures: dict[str, str] = field(default_factory=dict)

    def fault(self, kind: str, what: str) -> None:
        """Note a fault."""
        self.findings.append(Finding(kind, what))

    def excuse(self, why: str) -> None:
        """Count what went wrong for a reason that lies outside the service."""
        self.excused[why] += 1

    def figure(self, name: str, value: object) -> None:
        """Note a figure."""
        self.figures[name] = str(value)

    def spread(self, name: str, seconds: list[float]) -> None:
        """Note how long something took: the middle, the slow end and the worst."""
        if not seconds:
            return
        ranked = sorted(seconds)
        middle, slow = ranked[len(ranked) // 2], ranked[len(ranked) * 95 // 100]
        words = f"n {len(ranked)}, p50 {middle:.2f}, p95 {slow:.2f}, max {ranked[-1]:.2f} s"
        self.figures[name] = words

    @property
    def kinds(self) -> Counter[str]:
        """How many faults of each kind there are."""
        return Counter(finding.kind for finding in self.findings)

    def __str__(self) -> str:
        lines = [f"{name}: {value}" for name, value in self.figures.items()]
        lines += [f"excused: {n} × {why}" for why, n in sorted(self.excused.items())]
        lines += [f"FAULT {kind}: {n}" for kind, n in self.kinds.most_common()]
        for kind in self.kinds:
            of_kind = [finding.what for finding in self.findings if finding.kind == kind]
            lines += [f"  {kind}: {what}" for what in of_kind[:SHOWN_OF_EACH]]
        return "\n".join(lines)
