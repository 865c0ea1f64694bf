"""How large what is published is, and whether a long picture's code is read after a chat has packed it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np
import zxingcpp
from PIL import Image

from generator.catalog import Catalog
from generator.load import load_catalog
from generator.publish.typst import Press
from generator.render.media.picture import DOTS, LARGEST, WIDTH, address, picture
from generator.render.media.recipient import recipients
from generator.render.offline.file import LIMIT
from tests.bench.ready import ready
from tests.bench.results import table
from tests.conftest import TODAY
from tests.prints.reading import letters

TITLE = "Sizes"
QUALITY = 60
PIXELS = round(WIDTH / 25.4 * DOTS)
PHONE = 360  # pixels that a phone shows of a picture's width
# What is published → pattern of its files in the site, and the largest that one may be.
SORTS: Mapping[str, tuple[str, int]] = {
    "long picture (PNG)": ("media/*/picture.png", LARGEST),
    "offline page": ("**/offline.html", LIMIT),
    "page of what is sent": ("media/**/index.html", 0),
    "texts and storyboards (CSV)": ("media/**/*.csv", 0),
    "open data, JSON": ("open/v1/**/*.json", 0),
    "open data, CSV": ("open/v1/*.csv", 0),
    "open data, HSDS": ("open/v1/hsds/*.json", 0),
    "contact cards (vCard)": ("open/v1/contacts/**/*.vcf", 0),
    "calendars (ICS)": ("open/v1/calendar/**/*.ics", 0),
    "feeds (Atom)": ("open/v1/**/*.atom", 0),
    "pack of a site (ZIP)": ("print/*/pack.zip", 0),
    "all prints of a place (ZIP)": ("print/areas/*/all.zip", 0),
}
SAID = """\
Files of a built site as they are sent, before any compression by a web server; `python -m tests.bench sizes`
writes this section. Offline pages: {offline}.

Of {pictures} long pictures, kept as JPEG of quality {quality} at their {width} pixels, the code of {zxing} is
read by zxing-cpp and of {opencv} by OpenCV, each with the address of its own page. On a phone of {phone}
pixels the smallest letter of any is {least:.1f} pixels high (its type size), the number to call {most:.0f} or
more."""


def section() -> str:
    """The table; what is larger than it may be is an error."""
    with ready() as config:
        site, catalog, rows = config.site, load_catalog(config.root), list[list[str]]()
        for name, (pattern, limit) in SORTS.items():
            sizes = sorted(path.stat().st_size for path in site.glob(pattern))
            assert sizes, name
            assert not limit or sizes[-1] <= limit, name
            rows.append([
                name, f"{len(sizes):,}", *(f"{it / 1000:,.1f}" for it in (sizes[0], sizes[-1])),
                f"{limit / 1000:.0f}" if limit else "", f"{sum(sizes) / 1e6:,.2f}",
            ])  # fmt: skip
        offline = ", ".join(
            f"{path.parent.name if path.parent != site else 'zh'} {path.stat().st_size:,}"
            for path in sorted(site.glob("**/offline.html"))
        )
        read = {it.id: _read(site / picture(it).path) for it in recipients(catalog, config.today)}
        wanted = {it.id: address(it) for it in recipients(catalog, config.today)}
        said = SAID.format(
            offline=offline, pictures=len(read), quality=QUALITY, width=PIXELS, phone=PHONE,
            zxing=sum(found[0] == wanted[name] for name, found in read.items()),
            opencv=sum(found[1] == wanted[name] for name, found in read.items()),
            **_letters(Press(config), catalog),
        )  # fmt: skip
    heads = ["what", "files", "smallest, KB", "largest, KB", "may be, KB", "together, MB"]
    return f"{said}\n\n{table(heads, rows)}"


def _read(path: Path) -> tuple[str, str]:
    """What zxing-cpp and OpenCV read in a picture that a chat has packed."""
    packed = io.BytesIO()
    Image.open(path).convert("RGB").save(packed, "JPEG", quality=QUALITY)
    grey = np.array(Image.open(packed).convert("L"))
    seen = [code.text for code in zxingcpp.read_barcodes(grey)]
    finders = (cv2.QRCodeDetectorAruco(), cv2.QRCodeDetector())
    other = next((found for one in finders if (found := one.detectAndDecode(grey)[0])), "")
    return (seen[0] if len(seen) == 1 else ""), other


def _letters(press: Press, catalog: Catalog) -> dict[str, float]:
    """Pixels of the smallest letter of all pictures, and of the largest of the one where it is smallest."""
    scale = DOTS / 72 * PHONE / PIXELS
    sizes = [[size for _, size in letters(press.pdf(picture(it)))] for it in recipients(catalog, TODAY)]
    return {"least": min(map(min, sizes)) * scale, "most": min(map(max, sizes)) * scale}
