"""The list of what a release is made of: by the rules of CycloneDX, the same each time, hashes in it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.conftest import ROOT
from tests.support.scripts import script

UV = next((path for path in (ROOT / ".venv/.uv").glob("*/uv*") if path.stem == "uv"), Path("uv"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two lists, made one after the other."""
    sbom = script("sbom")
    files = [tmp_path_factory.mktemp("sbom") / name for name in ("one.json", "two.json")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for file in files:
            sbom.main(str(UV), str(file))
    return [file.read_text("utf-8") for file in files]


def test_it_is_the_same_each_time_and_valid(made: list[str]) -> None:
    assert made[0] == made[1]
    bom = json.loads(made[0])
    for it in bom["components"]:
        del it["externalReferences"][1:]  # dozens of wheels of one shape would take the validator minutes
    rules = JsonStrictValidator(SchemaVersion.V1_5)
    assert rules.validate_str(json.dumps(bom)) is None
    assert rules.validate_str(json.dumps({**bom, "components": [], "bomFormat": "Other"})) is not None


def test_it_lists_what_users_get_each_with_its_hash(made: list[str]) -> None:
    bom = json.loads(made[0])
    listed = {it["name"] for it in bom["components"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {name.partition(">")[0].partition("=")[0] for name in project["dependencies"]}
    assert wanted | {"httpx"} <= listed
    assert not {"pytest", "ruff", "pip-audit"} & listed
    assert all(ref["hashes"] for it in bom["components"] for ref in it["externalReferences"])
