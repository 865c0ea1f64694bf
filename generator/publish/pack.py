"""The contractor's pack: everything that a project prints in one ZIP, the same bytes for the same day.

What is in it is stored, not packed: PDFs hardly shrink, and what packing makes differs among zlibs.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE
from generator.i18n.words import Speaker
from generator.model.project import Project
from generator.publish.selection import EVERYTHING, Selection
from generator.render import prints, urls
from generator.render.output import Output
from generator.render.prints.order import Order
from generator.render.qr import outline
from generator.render.qr_files import png, svg
from generator.render.sheet import Scribe
from generator.render.spec_sheet import SPEC, file_name, trimmed

README = "读我.txt"
CODES = "qr"  # the folder of the codes as pictures
SIDE = 60  # millimetres of a code as a picture, until somebody sets another size
MARK = "\ufeff"  # old Windows takes a text without it for GBK
UNIX, FILE_MODE = 3, 0o100644  # of every file, whoever builds


def packs(catalog: Catalog, today: date, site: Path, chosen: Selection = EVERYTHING) -> Iterator[Output]:
    """The pack of every public project, of the prints that stand under `site`."""
    for project in (it for it in catalog.public_projects() if it.id in chosen):
        orders = prints.orders(catalog, project, today)
        names = (*map(file_name, orders), SPEC)
        pdfs = {name: (site / urls.printed(project.id, name)).read_bytes() for name in names}
        yield pack(catalog, project, orders, pdfs, today)


def pack(
    catalog: Catalog, project: Project, orders: Sequence[Order], pdfs: Mapping[str, bytes], today: date
) -> Output:
    """The ZIP of a project's PDFs (name → bytes), its codes as pictures and a read-me."""
    files = {README: readme(catalog, project, orders, today), **pdfs}
    for item, url in sorted(_codes(orders).items()):
        files[f"{CODES}/{item}.svg"] = svg(outline(url), SIDE)
        files[f"{CODES}/{item}.png"] = png(outline(url), SIDE)
    return Output(urls.pack(project.id), zipped(project.id, files, today))


def zipped(folder: str, files: Mapping[str, bytes], today: date) -> bytes:
    """A ZIP with these files in one folder: in this order, of this day, stored."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{folder}/{name}", (today.year, today.month, today.day, 0, 0, 0))
            info.create_system, info.external_attr = UNIX, FILE_MODE << 16
            archive.writestr(info, data)  # a name that isn't ASCII is flagged as UTF-8
    return made.getvalue()


def readme(catalog: Catalog, project: Project, orders: Sequence[Order], today: date) -> bytes:
    """The read-me (读我.txt): what to print where, at which scale, whom to ask, who changes it."""
    speaker, scribe = Speaker(DEFAULT_LANGUAGE, catalog.strings), Scribe(catalog)

    def say(key: str, **slots: object) -> str:
        return speaker.say(f"pack.read.{key}", **slots)

    warnings = [say("demo")] if project.demo else []
    warnings += [say("unissued")] if any(order.specimen for order in orders) else []
    files = [
        say("line.grey", file=file_name(order))
        if order.grey
        else say("line", file=file_name(order), name=_name(order), size=trimmed(order, scribe)["zh"])
        for order in orders
    ]
    codes = [say("qr")] if _codes(orders) else []
    publisher = catalog.site.publisher.zh
    blocks = [
        [say("heading", project=project.name), *warnings],
        [say("first"), say("first.1"), say("first.2")],
        [say("what"), say("board"), *files, *codes],
        [say("care"), *(say(f"care.{n}") for n in range(1, 5))],
        [say("who"), say("who.1", publisher=publisher), say("who.2")],
        [say("day", day=speaker.day(today))],
    ]
    text = "\n\n".join("\n".join(block) for block in blocks) + "\n"
    return (MARK + text).replace("\n", "\r\n").encode()


def _name(order: Order) -> str:
    return order.form.name.zh + (f"（{order.paper.name.zh}）" if order.paper else "")


def _codes(orders: Sequence[Order]) -> dict[str, str]:
    """Item → the address in its code."""
    return {order.form.item: order.code["url"] for order in orders if order.form.item and order.code}
