"""Damaged files of every kind end in problems or in records, never in anything else; the same every time.

`python -m tests.bench hostile` tries many more of the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest

from generator.catalog import Catalog
from generator.publish.typst import Press
from generator.reading import KINDS
from tests.hostile.corpus import FILES, LINKS, WORDS
from tests.hostile.damage import damaged, inserted, shipped, texts, whole, written
from tests.hostile.shown import CONFIG, active, print_does, published
from tests.hostile.trying import FOLDERS, PLACES, SINGLE, Office, Outcome, place

EACH, SAMPLE = 1, 120  # damaged files of each shipped one; one in so many words in fields
SHOWN = 4  # one in so many accepted files is published


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    made = Office()
    yield made
    made.close()


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(CONFIG)


def inert(catalog: Catalog | None, press: Press) -> int:
    """How many files are made of an accepted file's catalog, in which nothing does anything."""
    assert catalog is not None
    made = published(catalog, press)
    assert {path: did for path, data in made.items() if (did := active(path, data))} == {}
    return len(made)


def test_every_file_of_the_data_is_damaged(office: Office, press: Press) -> None:
    tried = refused = accepted = 0
    for name in shipped():
        for data in damaged(name, EACH):
            outcome = office.read(name, data)
            refused += bool(outcome.problems)
            accepted += outcome.accepted
            tried += 1
            if outcome.accepted and accepted % SHOWN == 0:
                assert inert(outcome.catalog, press) > 100, name
    assert tried > 200
    assert refused > tried // 3
    assert accepted > SHOWN


@pytest.mark.parametrize(
    ("path", "good", "bad"),
    [
        ("a.html", "<p>甲</p>", "<p onclick=x()>甲</p>"),
        ("a.html", "<a href=tel:12333>甲</a>", "<a href=' javascript:x()'>甲</a>"),
        ("a.html", "<script type=application/ld+json>{}</script>", "<script>x()</script>"),
        ("a.html", "<img src=a.png>", "<img src=//evil.example/a.png>"),
        ("a.html", "<meta name=a content=b>", "<meta http-equiv=refresh content=0>"),
        ("a.csv", "a,b\r\n1,2\r\n", "a,b\r\n=1,2\r\n"),
        ("a.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
         "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"),
    ],
)  # fmt: skip
def test_what_does_something_is_seen(path: str, good: str, bad: str) -> None:
    assert active(path, good.encode()) == []
    assert active(path, bad.encode())


def test_a_print_that_does_something_is_seen() -> None:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root["/OpenAction"] = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name.Launch, F="x")
        )
        pdf.save(made)
    assert {"/OpenAction", "/Launch"} <= set(print_does(made.getvalue()))


def rules(outcome: Outcome) -> frozenset[str]:
    """What is refused in a file: a record with every field filled alike has faults of its own."""
    return frozenset(problem.rule for problem in outcome.problems if problem.severity == "error")


def test_every_hostile_word_is_tried_in_fields_of_every_kind(office: Office, press: Press) -> None:
    tried = accepted = shown = 0
    kinds: set[str] = set()
    undamaged = {name: rules(office.read(name, written(tree))) for name, tree in whole()}
    for name, data in inserted(SAMPLE):
        outcome = office.read(name, data)
        accepted += outcome.catalog is not None and rules(outcome) <= undamaged.get(name, frozenset())
        if outcome.accepted:
            assert inert(outcome.catalog, press) > 100, name
            shown += 1
        kinds.add(name.split("/")[1])
        tried += 1
    assert kinds >= {*KINDS, "site.yaml", "router.yaml", "changes", "strings"}
    assert tried > 200
    assert accepted > 20
    assert shown > 0


def test_a_whole_record_has_every_field_of_its_model(office: Office) -> None:
    for name, tree in whole():
        outcome = office.read(name, written(tree))
        assert outcome.catalog is not None, (name, [p.show("en") for p in outcome.problems])
        assert len(list(texts(tree))) > 10


@pytest.mark.parametrize("key", FILES)
def test_a_file_that_is_no_record_is_refused_wherever_it_stands(key: str, office: Office) -> None:
    for folder in FOLDERS:
        outcome = office.read(place(folder), FILES[key])
        assert outcome.problems or folder in ("issued", "strings", "translations", "changes"), folder
    for name in SINGLE:
        office.read(f"data/{name}", FILES[key])


@pytest.mark.parametrize("target", LINKS)
def test_a_link_is_a_message_wherever_it_stands(target: str, office: Office) -> None:
    for path in PLACES:
        outcome = office.follow(path, target)
        assert {problem.path for problem in outcome.problems} >= {path}, (path, outcome)


@pytest.mark.parametrize("key", WORDS)
def test_a_hostile_file_name_is_a_message(key: str, office: Office) -> None:
    name = WORDS[key].replace("/", "／").replace("\x00", "")[:60]
    if not name.strip(". "):
        return
    try:
        outcome = office.read(f"data/channels/{name}.yaml", b"id: x\n")
    except OSError:
        pytest.fail(f"the disk takes no such name: {name!r}")
    assert outcome.problems


def test_the_corpus_has_every_sort_that_is_promised() -> None:
    words, files = "\n".join(WORDS.values()), b"\n".join(FILES.values())
    for sign in (
        "<script>", "javascript:", "{{7*7}}", "#eval(", "\r\nEND:VEVENT", "END:VCARD", "=HYPERLINK", "\u202e",
        "\u200b", "\x00", "../../", "..\\",
    ):  # fmt: skip
        assert sign in words, repr(sign)
    assert max(map(len, WORDS.values())) >= 1_000_000
    for sign in (b"\xed\xa0\x80", b"\\ud800", b"\x00", b"&a [", b"[" * 20, b"!!python"):
        assert sign in files, sign
