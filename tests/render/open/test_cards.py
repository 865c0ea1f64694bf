"""Contact cards read by an independent reader, and by the rules of RFC 6350 about their bytes."""

from __future__ import annotations

import re

import vobject
from hypothesis import given
from hypothesis import strategies as st

from generator.render.open.content_lines import OCTETS, file, text
from tests.render.open.reading import files, of, receiving
from tests.support.guide import real_catalog

CARDS = {name: data for name, data in files().items() if name.endswith(".vcf")}
TEL = re.compile(rb'^n\d+\.TEL;VALUE=uri;TYPE="voice,work"(;PREF=1)?:tel:\d{3,12}(,\d+)?$')


def unfolded(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]


def test_an_independent_reader_takes_every_card() -> None:
    for name, data in CARDS.items():
        (card,) = vobject.readComponents(data.decode())
        assert card.version.value == "4.0"
        assert card.fn.value, name
        assert card.uid.value.startswith("urn:uuid:")
        assert [tel.value for tel in card.tel_list] == [
            line.rpartition(b"tel:")[2].join((b"tel:", b"")).decode()
            for line in unfolded(data)
            if b".TEL;" in line
        ]
        assert card.note.value
    catalog = real_catalog()
    areas = [name for name in CARDS if name.startswith("contacts/areas/")]
    assert len(areas) == sum(area.publish == "public" for area in catalog.areas.values())
    assert len(CARDS) - len(areas) > 10


def test_the_bytes_are_those_of_the_standard() -> None:
    for name, data in CARDS.items():
        assert data.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n"), name
        assert data.endswith(b"END:VCARD\r\n"), name
        assert b"\n" not in data.replace(b"\r\n", b""), name
        for line in data.split(b"\r\n"):
            assert len(line) <= OCTETS, name
            line.decode()  # folded between characters
        tels = [line for line in unfolded(data) if b".TEL;" in line]
        assert tels, name
        assert all(TEL.match(line) for line in tels), name
        assert len({line.rpartition(b":tel:")[2] for line in tels}) == len(tels), name


def test_an_area_has_every_number_in_the_order_of_use() -> None:
    lines = unfolded(CARDS["contacts/areas/350582006.vcf"])
    tels = [line.rpartition(b"tel:")[2].decode() for line in lines if b".TEL;" in line]
    assert tels[:4] == ["12333", "059512333", "12345", "059512345"]
    assert tels[-1] == "110"
    assert sum(b"X-ABLabel:" in line for line in lines) == len(tels)


def test_an_extension_is_dialled_after_a_pause() -> None:
    card = of(receiving())["contacts/window.vcf"]
    assert b'\r\nn1.TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:059585612345,801\r\n' in card


def test_a_day_does_not_change_a_card() -> None:
    assert b"REV:20261120T000000Z" in CARDS["contacts/cn-12333.vcf"]


@given(st.text())
def test_no_text_breaks_out_of_its_line(words: str) -> None:
    data = file(["BEGIN:VCARD", "VERSION:4.0", f"FN:{text(words)}", "NOTE:x", "END:VCARD"])
    lines = unfolded(data)
    assert len(lines) == 5
    assert all(len(line) <= OCTETS for line in data.split(b"\r\n"))
    (card,) = vobject.readComponents(data.decode())
    kept = "".join(c for c in words.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c.isprintable())
    assert card.fn.value.replace("\u200c", "").replace("\u200d", "") == kept
