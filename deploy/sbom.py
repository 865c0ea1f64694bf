"""Writes what a release is made of as CycloneDX JSON: uv's export of uv.lock, without its clock and dice.

python deploy/sbom.py UV FILE
"""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path

EXPORT = ("export", "--frozen", "--quiet", "--format", "cyclonedx1.5", "--no-dev", "--all-extras")


def still(text: str) -> str:
    """The list without the time; its serial number follows from what it lists."""
    bom = json.loads(text)
    del bom["serialNumber"], bom["metadata"]["timestamp"]
    listed = json.dumps(bom, sort_keys=True)
    serial = uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "wageboard"), listed).urn
    return json.dumps({**bom, "serialNumber": serial}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main(uv: str, target: str) -> None:
    done = subprocess.run((uv, *EXPORT), check=True, capture_output=True, encoding="utf-8")
    Path(target).write_bytes(still(done.stdout).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
