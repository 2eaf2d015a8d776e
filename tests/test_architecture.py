"""What the shape of the code promises: one direction, one home for each library, SQL in storage."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = {"app", "bot", "flows", "storage", "nlp", "simulator", "bench", "tests"}
MOST_FILES = 2  # that may import one third-party library
SHARED = {  # used by more, with the reason
    "flask": "pages and endpoints are blueprints, one a subject",
    "pydantic": "the shape of the settings, and their loader",
    "requests": "the caller of the platform",
    "wechatpy": "the webhook's crypto and the caller of the platform",
}


def sources(*folders: str) -> list[Path]:
    """Return the Python files of these folders and app.py."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [ROOT / "app.py", *files]


def imported(path: Path) -> set[str]:
    """Return the top-level packages a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_a_third_party_library_has_one_home() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sources("bot", "flows", "storage", "nlp"):
        for name in imported(path) - OURS - set(sys.stdlib_module_names) - {"__future__"}:
            homes[name].append(str(path.relative_to(ROOT)))

    scattered = {
        name: files
        for name, files in homes.items()
        if len(files) > MOST_FILES and name not in SHARED
    }
    assert scattered == {}


def test_sql_stays_in_storage() -> None:
    statement = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    strays = [
        str(path.relative_to(ROOT))
        for path in sources("bot", "flows", "nlp")
        if statement.search(path.read_text(encoding="utf-8"))
    ]

    assert strays == []


def test_only_confirmation_questions_say_confirm() -> None:
    allowed = {
        ("flows/intake/texts/register.py", "confirm"),
        ("flows/intake/texts/register.py", None),  # ANOTHER_MATTER stands above the confirmation
        ("flows/cases/texts/feedback.py", "ask_withdraw"),
        ("flows/conversation/texts.py", None),
        ("flows/complaint/texts/repeated.py", "hint"),  # a line within one
    }
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in sources("flows")
        for name, text in sentences(path)
        if "确认" in text
    }

    assert found == allowed


FORBIDDEN = (
    "这是开发商的事", "没办法", "不可能", "跟您说过", "亲，", "亲~", "我们的责任", "赔偿", "赔钱",
    "您应该", "不归我们管", "规定如此", "罚款",
)  # fmt: skip


@pytest.mark.parametrize("phrase", FORBIDDEN)
def test_no_text_argues_blames_or_promises_money(phrase: str) -> None:
    said = [(path.name, text) for path in sources("flows") for _name, text in sentences(path)]

    assert len(said) > 1000  # the sentences are where this looks
    assert [(name, text) for name, text in said if phrase in text] == []


def sentences(path: Path) -> list[tuple[str | None, str]]:
    """Return the strings of a file (docstrings left out), each with the function it stands in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    about = ast.get_docstring(tree, clean=False)
    found: list[tuple[str | None, str]] = []
    for node in tree.body:
        name = node.name if isinstance(node, ast.FunctionDef) else None
        docstring = (
            ast.get_docstring(node, clean=False) if isinstance(node, ast.FunctionDef) else about
        )
        found += [
            (name, part.value)
            for part in ast.walk(node)
            if isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and part.value != docstring
        ]
    return found
