"""The search for canaries finds them however a file holds them: so that finding none means something."""

from __future__ import annotations

import gzip
import json
import random
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import qrcode
import typst
from PIL.PngImagePlugin import PngInfo

from generator.publish.fonts import print_fonts
from tests.support.canaries import Aviary, sightings
from tests.support.containers import packed, workbook

BIRDS = Aviary(random.Random(1))
NAME, MOBILE, CARD = BIRDS.name("name"), BIRDS.mobile("mobile"), BIRDS.card("card")
WHOLE = f"{NAME} {MOBILE} {CARD}"
TYPST = {
    "words": f"= {WHOLE}",
    "title": f'#set document(title: "{WHOLE}")',
    "author": f'#set document(author: "{WHOLE}")',
    "keywords": f'#set document(keywords: ("{WHOLE}",))',
    "link": f'#link("https://x.example/{WHOLE}")[x]',
    "picture": f'#figure(rect[], alt: "{WHOLE}", caption: [x])',
    "attached": f'#pdf.attach("x.txt", bytes("{WHOLE}"))',
}


def pdf(source: str) -> bytes:
    return typst.compile(source.encode(), format="pdf", font_paths=print_fonts())


def picture(code: str, words: str) -> bytes:
    """A PNG with a code and a compressed note."""
    side = qrcode.make(code).get_image()
    note, made = PngInfo(), BytesIO()
    note.add_text("Comment", words, zip=True)
    side.save(made, "PNG", pnginfo=note)
    return made.getvalue()


def held_in() -> dict[str, bytes]:
    """A file of each sort that holds the three canaries in its own way."""
    escaped = json.dumps(WHOLE)
    split = "".join(f"<b>{symbol}</b>" for symbol in WHOLE)
    return {
        "plain.html": WHOLE.encode(),
        "split.html": split.encode(),
        "entities.html": "".join(f"&#{ord(symbol)};" for symbol in WHOLE).encode(),
        "data.html": f'<script type="application/ld+json">{escaped}</script>'.encode(),
        "embedded.html": b"<img src='data:image/png;base64," + b64encode(picture(WHOLE, "x")) + b"'>",
        "escaped.json": escaped.encode(),
        "search/search_index.json": "\u200b".join(WHOLE).encode(),
        "address.xml": f"<loc>{quote(WHOLE)}</loc>".encode(),
        "folded.ics": "\r\n ".join(WHOLE).encode(),
        "wide.csv": WHOLE.translate(str.maketrans("0123456789", "０１２３４５６７８９")).encode(),
        "pack.zip": packed("x.txt", WHOLE.encode() + b"!"),
        "deep.zip": packed("x.zip", packed("y.pdf", pdf(f"a {WHOLE}"))),
        "name.zip": packed(f"{WHOLE}.pdf", b""),
        "book.xlsx": workbook(WHOLE),
        "log.gz": gzip.compress(WHOLE.encode() + b"?"),
        "note.png": picture("x", WHOLE),
        "code.png": picture(WHOLE, "x"),
        **{f"{name}.pdf": pdf(source) for name, source in TYPST.items()},
    }


def test_a_canary_is_found_however_a_file_holds_it(tmp_path: Path) -> None:
    containers = held_in()
    for name, data in containers.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found, _ = sightings(tmp_path, BIRDS.held)
    seen = {(name.partition("!")[0], place) for name, place in found}
    assert seen == {(name, place) for name in containers for place in BIRDS.held.values()}
