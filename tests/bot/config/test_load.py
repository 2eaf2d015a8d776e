"""What a site decides: the shipped file, and every mistake that an editor can make, at once."""

from __future__ import annotations

import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.config.checks import CATEGORIES
from bot.config.file import parse, shape, shape_with
from bot.config.load import is_loopback, load_config
from bot.errors import ConfigError
from bot.secret_key import secret_key
from flows.catalog import CATALOG
from flows.settings.site import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).resolve().parents[3] / "config.yaml"
TEXT = SHIPPED.read_text(encoding="utf-8")
AES_KEY = "k" * 43
SECRETS = {"WECHAT_TOKEN": "t0ken", "WECHAT_APP_ID": "wx1", "WECHAT_APP_SECRET": "s3cret"}


def mistakes_of(path: Path, env: dict[str, str] | None = None) -> list[str]:
    """Return the mistakes of a configuration, without the file's own path."""
    with pytest.raises(ConfigError) as caught:
        load_config(path, SECRETS if env is None else env)
    return [mistake.removeprefix(f"{path}: ") for mistake in caught.value.mistakes]


@pytest.fixture
def edited(tmp_path: Path) -> Any:  # noqa: ANN401 - a function
    """Write the shipped file with some words replaced."""

    def edit(*changes: tuple[str, str]) -> Path:
        text = TEXT
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        path = tmp_path / "config.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return edit


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those inside it."""
    yield model
    for field in model.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models(part)


def test_the_shipped_file_loads() -> None:
    shipped = load_config(SHIPPED, SECRETS).settings
    site = shipped.communities[0]

    assert site.name == "翠湖花园"
    assert [b.name for b in site.buildings] == ["1", "2", "3", "4", "5", "6"]
    assert {(b.units, b.floors, b.rooms_per_floor) for b in site.buildings} == {(2, 18, 4)}
    assert site.dispatch == "manual"
    assert tuple(shipped.categories) == CATEGORIES
    titles = {role.title for role in shipped.roles.values()}
    assert titles >= {"管理员", "维修工程师", "部门主管", "事务部主管", "管理处主任", "总经理"}
    assert titles >= {"管家", "值班长", "品质部", "管理者代表", "分管副总经理", "业委会"}


@pytest.mark.parametrize(
    "name", sorted({name for model in models(Settings) for name in model.model_fields})
)
def test_the_shipped_file_names_every_setting(name: str) -> None:
    assert re.search(rf"(^|[\s{{,]){name}:", TEXT)


def test_every_category_has_somebody_of_the_roster_to_do_it() -> None:
    site = load_config(SHIPPED, SECRETS).settings

    for key in ("noise", "parking_vehicles", "cleaning", "fees"):
        assert not {"水电", "综合", "土建"} & set(site.categories[key].trades)


ANOTHER = (
    "{name: 翠湖花园, buildings: [{name: A, units: 1, floors: 1, rooms_per_floor: 1}],"
    " duty_phone: 110, complaint_phone: 110}"
)
EDITS = {
    "an unknown key": ("  step: 60", "  stpe: 60\n  step: 60"),
    "a missing key": ("  step: 60", "  #"),
    "a wrong type": ("max_days: 3", "max_days: lots"),
    "a number that is none": ("max_days: 3", 'max_days: "3"'),
    "a truth instead of a number": ("max_days: 3", "max_days: true"),
    "a text instead of a truth": ("saturdays: true", "saturdays: yes"),
    "too small": ("news_hours: 24", "news_hours: 0"),
    "a word that is not offered": ("dispatch: manual", "dispatch: by_magic"),
    "no time of day": ('opens: "08:00"', 'opens: "8 o clock"'),
    "closing before opening": ('closes: "18:00"', 'closes: "07:00"'),
    "no day": ("holidays: []", "holidays: [2026-02-30]"),
    "no time zone": ("timezone: Asia/Shanghai", "timezone: Moon/Base"),
    "no phone": ("duty_phone: 0571-88880001", "duty_phone: 请咨询前台"),
    "a list that is none": ("urgent_words: [", "urgent_words: 5 #["),
    "an empty list": ("ladder: [department_head, site_manager, general_manager]", "ladder: []"),
    "a mapping that is none": ("escalation:", "escalation: 5\nx:"),
    "an unknown permission": ("permissions: [work]}", "permissions: [wrok]}"),
    "a ladder with an unknown role": ("ladder: [department_head", "ladder: [headmaster"),
    "a ladder going in circles": (
        "[department_head, site_manager,",
        "[site_manager, site_manager,",
    ),
    "a category with an unknown trade": ("trades: [保洁], finish", "trades: [魔法], finish"),
    "a missing category": ("  pets:", "  #"),
    "a category nobody knows": ("  pets:", "  dragons:"),
    "two categories of one name": ("name: 宠物管理", "name: 违章搭建"),
    "a building that stands twice": ('{name: "2", units', '{name: "1", units'),
    "a box in no building": ("    boxes: []", '    boxes: ["9"]'),
    "a day that is too long": ("  open_hours: 24", "  open_hours: 25"),
    "two communities of one name": (
        "  - name: 翠湖花园\n",
        f"  - {ANOTHER}\n  - name: 翠湖花园\n",
    ),
    "two templates of one id": (
        "templates:\n",
        "templates:\n  other: {id: progress-of-a-report, fields: {thing1: what}}\n",
    ),
    "a day off and of work": (
        '  holidays: [] # extra days off, such as "2026-12-31"\n  workdays: []',
        "  holidays: [2026-10-03]\n  workdays: [2026-10-03]",
    ),
    "an urgency of another name": ("  ordinary: {accept", "  relaxed: {accept"),
    "two roles of one title": ("titles: [副总经理]", "titles: [总经理]"),
    "a shift of an unknown community": (
        "duty: []",
        'duty: [{community: 月亮湾, starts: "20:00", ends: "08:00", names: [甲]}]',
    ),
    "a shift without an end": (
        "duty: []",
        'duty: [{community: 翠湖花园, starts: "20:00", ends: "20:00", names: [甲]}]',
    ),
    "a reminder after the end": ("ask_fixed_again_days: 3", "ask_fixed_again_days: 7"),
    "a pause for no known reason": ("pausing: [待料,", "pausing: [待发薪,"),
    "a status without words": ("  taken: 师傅已接单\n", ""),
    "words for no status": ("  taken: 师傅已接单", "  tkaen: 师傅已接单"),
    "a phrase that is too long": ("  taken: 已接单", "  taken: 师傅已经接单"),
    "a template key without a type": ("thing3: what", "stuff: what"),
    "finishing before arriving": ("arrive: 480, finish: 1440", "arrive: 480, finish: 60"),
    "an urgency that is missing": ("  urgent: {accept", "  # {accept"),
    "an unknown urgency": ("urgency: ordinary, home: true", "urgency: whenever, home: true"),
}
PATHS = {
    "an unknown key": "escalation.stpe: is not a setting; did you mean step?",
    "a missing key": "escalation.step: is missing",
    "a wrong type": "defer.max_days: should be a valid integer, not 'lots'",
    "a ladder with an unknown role": "escalation.ladder: headmaster is not one of the roles",
    "a category with an unknown trade": "categories.cleaning.trades: 魔法 is not one of the trades",
    "no phone": "communities[0].duty_phone: '请咨询前台' is not a phone number",
    "a list that is none": "urgent_words: should be a list, not 5",
    "two communities of one name": "communities: 翠湖花园 stands twice",
    "a day off and of work": "calendar: 2026-10-03 is both a holiday and a working day",
    "an empty list": "escalation.ladder: needs at least one entry",
    "a box in no building": "communities[0].boxes: 9 is not one of its buildings",
    "no time zone": "timezone: is no time zone such as Asia/Shanghai",
    "closing before opening": "calendar: closes at 07:00, which is not after 08:00",
}


@pytest.mark.parametrize("kind", EDITS)
def test_each_kind_of_mistake_is_told_by_itself(kind: str, edited: Any) -> None:  # noqa: ANN401
    found = mistakes_of(edited(EDITS[kind]))

    expected = PATHS.get(kind)
    assert found == [expected] if expected else len(found) in (1, 2)
    assert all(re.match(r"[a-z_]+(\[\d+\]|\.\S+)*: \S", mistake) for mistake in found)


APART = (  # kinds of mistakes in different places
    "an unknown key",
    "a truth instead of a number",
    "no time of day",
    "no time zone",
    "no phone",
    "a ladder with an unknown role",
    "a category with an unknown trade",
    "a building that stands twice",
    "a shift of an unknown community",
    "a reminder after the end",
    "a pause for no known reason",
    "words for no status",
    "a phrase that is too long",
    "a template key without a type",
    "finishing before arriving",
    "an unknown urgency",
)


@settings(deadline=None, max_examples=40)
@given(kinds=st.sets(st.sampled_from(APART), min_size=2))
def test_mistakes_are_all_told_at_once(
    kinds: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "together.yaml"
    alone, text = set(), TEXT
    for kind in kinds:
        path.write_text(TEXT.replace(*EDITS[kind], 1), encoding="utf-8")
        alone |= set(mistakes_of(path))
        text = text.replace(*EDITS[kind], 1)
    path.write_text(text, encoding="utf-8")

    assert set(mistakes_of(path)) == alone


def test_mistakes_of_form_of_sense_and_of_the_environment_come_together(edited: Any) -> None:  # noqa: ANN401
    path = edited(
        EDITS["an unknown key"],
        EDITS["a ladder with an unknown role"],
        EDITS["a category with an unknown trade"],
        EDITS["a wrong type"],
        EDITS["a pause for no known reason"],
    )

    found = mistakes_of(path, {"PORT": "70000", "WECHAT_ENCODING_AES_KEY": "short"})

    assert {mistake.split(":")[0] for mistake in found} == {
        "escalation.stpe",
        "escalation.ladder",
        "categories.cleaning.trades",
        "defer.max_days",
        "defer.pausing",
        "PORT",
        "WECHAT_ENCODING_AES_KEY",
        *SECRETS,
    }


def test_a_permission_that_no_role_has_is_told(edited: Any) -> None:  # noqa: ANN401
    path = edited()
    path.write_text(TEXT.replace("[accept, ", "["), encoding="utf-8")

    assert mistakes_of(path) == ["roles: no role has the permission accept"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2\nb: 3\n", "line 2, column 2: expected ',' or ']', but got ':'"),
        ("a: 1\n\tb: 2\n", "line 2, column 1: found character '\\t' that cannot start any token"),
        ("", "holds no settings"),
        ("- a\n- b\n", "holds no settings"),
        ("a: &x [*x]\n", ""),
        ("? [a]\n: 1\n", ""),
        ("a: !!python/object:os.system x\n", ""),
    ],
)
def test_a_file_that_can_not_be_read_says_where(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")

    found = mistakes_of(path)
    assert found
    assert told == "" or found == [told]


def test_a_key_that_stands_twice_is_told_with_its_line(edited: Any) -> None:  # noqa: ANN401
    path = edited(("  step: 60", "  step: 60\n  step: 90"))
    line = path.read_text(encoding="utf-8").split("\n").index("  step: 90 # between two steps") + 1

    assert mistakes_of(path) == [f"line {line}: step stands twice in the same place"]


def test_a_missing_or_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "config.yaml"
    broken.write_bytes("名称".encode("gbk"))

    assert mistakes_of(tmp_path / "none.yaml") == ["can't be read (No such file or directory)"]
    assert mistakes_of(broken) == ["is not UTF-8"]


@given(st.text(max_size=200))
def test_no_text_breaks_the_loader(text: str) -> None:
    content, mistakes = parse(text, SHIPPED)
    if content:
        _settings, _sections, mistakes = shape(content, shape_with(CATALOG.sections))
    assert mistakes


def test_yaml_keeps_times_days_and_words_as_they_are_written(edited: Any) -> None:  # noqa: ANN401
    path = edited(
        ('night_from: "20:00"', "night_from: 20:00"),
        ("holidays: []", "holidays: [2026-12-31]"),
        ('{name: "2", units', "{name: 2, units"),
    )
    site = load_config(path, SECRETS).settings

    assert site.quiet_hours.night_from == "20:00"
    assert site.calendar.holidays == ("2026-12-31",)
    assert site.communities[0].buildings[1].name == "2"


def test_the_environment_has_the_defaults_of_the_contract() -> None:
    config = load_config(SHIPPED, SECRETS)

    assert (config.host, config.port) == ("127.0.0.1", 8000)
    assert config.api_base == "https://api.weixin.qq.com"
    assert config.database_url == "sqlite:///data/bot.db"
    assert config.data_dir == Path("data")
    assert config.public_url == "http://127.0.0.1:8000"
    assert (config.aes_keys, config.secret_key, config.wecom) == ((), None, None)


def test_what_is_given_is_taken_and_the_current_key_comes_first() -> None:
    config = load_config(
        SHIPPED,
        SECRETS
        | {
            "WECHAT_ENCODING_AES_KEY": AES_KEY,
            "WECHAT_ENCODING_AES_KEY_PREVIOUS": "p" * 43,
            "PORT": "9000",
            "HOST": "0.0.0.0",  # noqa: S104 - what an operator may choose
            "PUBLIC_URL": "https://wuye.example.org/",
            "DATABASE_URL": "postgresql://u:hidden@db/x",
        },
    )

    assert config.aes_keys == (AES_KEY, "p" * 43)
    assert (config.port, config.public_url) == (9000, "https://wuye.example.org")


def test_secrets_are_never_shown() -> None:
    env = SECRETS | {
        "WECHAT_ENCODING_AES_KEY": AES_KEY,
        "SECRET_KEY": "signing",
        "DATABASE_URL": "postgresql://u:hidden@db/x",
    }
    shown = repr(load_config(SHIPPED, env))

    for secret in ("t0ken", "s3cret", AES_KEY, "signing", "hidden"):
        assert secret not in shown
    wrong = mistakes_of(SHIPPED, {"WECHAT_ENCODING_AES_KEY": "very-secret"})
    assert not any("very-secret" in mistake for mistake in wrong)


def test_who_needs_no_platform_needs_no_secrets() -> None:
    assert load_config(SHIPPED, {}, platform=False).token == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "9" * 5000),
        ("WECHAT_API_BASE", "localhost:9000"),
        ("PUBLIC_URL", "http://[broken"),
        ("DATABASE_URL", "mysql://x"),
        ("WECHAT_ENCODING_AES_KEY", "short"),
        ("WECHAT_ENCODING_AES_KEY_PREVIOUS", AES_KEY),
        ("WECOM_CORP_ID", "ww1"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    found = mistakes_of(SHIPPED, SECRETS | {name: value})

    assert found
    assert all(re.match(r"(PORT|DATABASE_URL|PUBLIC_URL|WE[A-Z_]+): \S", m) for m in found)


def test_an_empty_variable_is_a_missing_one() -> None:
    assert mistakes_of(SHIPPED, SECRETS | {"WECHAT_TOKEN": " "}) == ["WECHAT_TOKEN: is missing"]


def test_wecom_is_given_whole_or_not_at_all() -> None:
    whole = {
        "WECOM_CORP_ID": "ww1",
        "WECOM_AGENT_ID": "1000002",
        "WECOM_SECRET": "s",
        "WECOM_TOKEN": "t",
        "WECOM_ENCODING_AES_KEY": AES_KEY,
    }

    wecom = load_config(SHIPPED, SECRETS | whole).wecom
    assert wecom is not None
    assert (wecom.corp_id, wecom.agent_id) == ("ww1", "1000002")
    del whole["WECOM_TOKEN"]
    assert mistakes_of(SHIPPED, SECRETS | whole) == ["WECOM_TOKEN: is missing beside the others"]


@pytest.mark.parametrize(
    ("base", "moves"),
    [
        ("http://127.0.0.1:9000", True),
        ("http://localhost:9000/", True),
        ("http://[::1]:9000", True),
        ("https://api.weixin.qq.com", False),
        ("http://127.0.0.1.example.org", False),
        ("http://127.0.0.1@example.org", False),
    ],
)
def test_the_clock_moves_only_while_the_platform_is_a_stand_in_here(
    base: str, *, moves: bool
) -> None:
    env = SECRETS | {"WECHAT_API_BASE": base, "CLOCK_FILE": "clock"}

    assert (load_config(SHIPPED, env).clock_file is not None) is moves
    assert is_loopback(base) is moves


def test_the_secret_key_is_made_once_and_only_we_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _n: secret_key(folder), range(16)))

    assert len(keys) == 1
    assert len(keys.pop()) >= 43
    assert [path.name for path in folder.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_a_given_secret_key_leaves_no_file(tmp_path: Path) -> None:
    assert secret_key(tmp_path, "given") == "given"
    assert list(tmp_path.iterdir()) == []
