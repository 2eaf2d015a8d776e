"""What the shape of the code promises: one direction, one home for each library, SQL in storage."""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from flows.catalog import CATALOG

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
        ("flows/cases/texts/cards.py", None),  # 待您确认 is what the account calls a template
        ("flows/survey/texts/making.py", "card"),
        ("flows/complaint/texts/repeated.py", "hint"),  # a line within one
    }
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in sources("flows")
        for name, text in sentences(path)
        if "确认" in text.replace("未确认", "")  # what silence is called in figures asks nobody
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


@cache
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


SUBJECTS = sorted(
    path.parent.name for path in (ROOT / "flows").glob("*/kind.py") if path.parent.name != "cases"
)
MOST_LINES, MIDDLING_LINES = 300, 120
# Names of other things that happen to be those of kinds: intents (what words want, not which case
# it is), a word that is typed, the purpose of a link.
NO_KINDS = {
    "bot/pages/files.py",
    "flows/cases/awaiting.py",
    "flows/conversation/texts.py",
    "flows/desk/free_words.py",
    "flows/emergency/other_matter.py",
    "flows/emergency/texts/other_matter.py",
    "flows/turn/new_case.py",
    "flows/turn/texts/unsure.py",
}


def named_kinds(path: Path) -> list[str]:
    """Return the names of kinds that a file compares with, or keys a table by."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        elif isinstance(node, ast.Set | ast.List | ast.Tuple):
            parts = list(node.elts)
        named = [part.value for part in parts if isinstance(part, ast.Constant)]
        found += [name for name in named if name in CATALOG.kinds]
    return found


def test_the_core_asks_no_case_which_kind_it_is() -> None:
    core = [
        path
        for path in sources("bot", "flows", "storage")
        if path.relative_to(ROOT).parts[:2] not in {("flows", name) for name in SUBJECTS}
    ]
    asking = {str(path.relative_to(ROOT)) for path in core if named_kinds(path)}

    assert len(CATALOG.kinds) >= len(("report", "help", "complaint", "suggestion"))
    assert named_kinds(ROOT / "flows/turn/new_case.py")  # it would be found
    assert asking - NO_KINDS == set()


def test_every_subject_lives_in_a_folder_of_its_own() -> None:
    at_the_root = {path.name for path in (ROOT / "flows").glob("*.py")}

    assert at_the_root == {"__init__.py", "catalog.py"}
    assert {"complaint", "help", "report", "suggestion"} <= set(SUBJECTS)


def test_files_are_small() -> None:
    files = sources("bot", "flows", "nlp", "storage", "simulator", "bench", "tests")
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}

    assert {str(path) for path, lines in lengths.items() if lines > MOST_LINES} == set()
    assert statistics.median(lengths.values()) <= MIDDLING_LINES


def test_a_public_name_is_found_once_in_its_folder() -> None:
    homes: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for path in sources("bot", "flows", "nlp", "storage"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                homes[path.parent, node.name].append(path.name)

    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_texts_are_imported_by_a_name_that_says_whose() -> None:
    nameless = [
        str(path.relative_to(ROOT))
        for path in sources("bot", "flows", "nlp", "storage", "simulator", "tests")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if (alias.asname or alias.name) == "texts"
    ]

    assert nameless == []
