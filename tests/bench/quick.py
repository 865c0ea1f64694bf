"""Which quick tests try a module of the checks, of numbers or of tokens: its mutants meet these alone."""

from __future__ import annotations

import importlib
from pathlib import Path

from tests.conftest import ROOT
from tests.test_specimens import BAD

CHECKS = "generator/checks"
MESSAGES = "tests/test_specimens.py::test_a_specimen_causes_exactly_its_messages"
CLEAN = "tests/test_specimens.py::test_the_base_tree_is_clean"

# Of those files, what takes seconds: each looks at the whole of the shipped data or at very many numbers.
SLOW = (
    "tests/model/test_token.py::test_a_hundred_thousand_prints_hardly_clash",
    "tests/checks/test_plain.py::test_the_site_is_in_plain_chinese",
    "tests/checks/test_plain.py::test_the_table_is_the_level_one_of_the_national_table",
    "tests/checks/test_plain.py::test_the_limits_are_set_and_every_exception_has_a_reason_and_a_use",
    "tests/checks/test_router.py::test_every_combination_of_answers_reaches_a_number_in_every_area",
    "tests/checks/test_router.py::test_the_shipped_table_breaks_no_rule",
)

# Module → names of quick tests beside those of its own name, and modules whose rules' specimens try it too.
TRIED_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "__init__": (("checks",), ()),
    "outline": (("apart", "exchanges", "translations"), ()),
    "case": (("translations", "ledger"), ("article34", "translations")),
    "channels": (("projects",), ()),
    "dates": (("projects",), ()),
    "dialling": ((), ("phones",)),
    "editions": (("ledger",), ()),
    "identity": ((), ("privacy",)),
    "passages": (("plain",), ("plain",)),
    "phones": (("exchanges",), ()),
    "references": (("projects",), ()),
    "router_ends": (("router",), ()),
    "sentences": (("plain",), ("plain",)),
    "site": (("prints",), ()),
    "spot": ((), ("prints", "router", "site")),
    "survey": (("privacy", "exchanges"), ("privacy", "exchanges", "texts")),
    "translations": (("texts",), ()),
    "wages": (("review",), ()),
    "words": (("texts",), ()),
}
MODEL = ("generator/model/phone.py", "generator/model/token.py")


def modules() -> list[str]:
    """The modules that are tried."""
    return sorted([*MODEL, *(f"{CHECKS}/{path.name}" for path in (ROOT / CHECKS).glob("*.py"))])


def tests(module: str) -> list[str]:
    """What tries a module: tests and specimens, as pytest names them."""
    name = Path(module).stem
    if module in MODEL:
        return [f"tests/model/test_{name}.py"]
    others, rules = TRIED_BY.get(name, ((), ()))
    files = [f"tests/checks/test_{it}.py" for it in (name, *others)]
    return [
        *(it for it in files if (ROOT / it).is_file()),
        CLEAN,
        *(specimen for it in (name, *rules) for specimen in specimens(it)),
    ]


def specimens(name: str) -> list[str]:
    """The specimens of the rules of a module of checks."""
    if name == "__init__":  # the registry has the rules of all
        return []
    checks = getattr(importlib.import_module(f"generator.checks.{name}"), "CHECKS", ())
    rules = {check.__name__.replace("_", "-") for check in checks}
    return [f"{MESSAGES}[{path.name}]" for path in BAD if path.name.rpartition("-")[0] in rules]
