"""Texts, pictures, articles and storyboards as files: in the site, and in a folder to hand over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.catalog import Catalog
from generator.config import DEFAULT_LANGUAGE, Config
from generator.i18n.words import Speaker
from generator.problem import DataError, Problem, in_order, nearest
from generator.publish.assemble import Kept
from generator.publish.executor import inprocess
from generator.publish.light_cache import LightCache
from generator.publish.listing import csv_of, xlsx_of
from generator.publish.pack import MARK
from generator.publish.selection import EVERYTHING, Selection
from generator.publish.typst import print_all
from generator.render import urls
from generator.render.media import article, listing, materials, script, sms
from generator.render.media.picture import picture
from generator.render.media.recipient import Recipient, recipients
from generator.render.output import Output
from generator.render.qr import outline
from generator.render.qr_files import png
from generator.render.scan import Share
from generator.render.sheet import Sheet

KIND = "media/"  # of what is remembered of a site
CODE_SIDE = 60  # millimetres of a code as a picture, for whoever prints it

Files = dict[str, bytes]  # path in a folder → bytes


def outputs(catalog: Catalog, today: date, theme: Path) -> Iterator[Output]:
    """What stands in the site beside the pictures: pages, tables of shots, one table of all texts."""
    yield from (it for it in built(catalog, today, theme) if isinstance(it, Output))


def built(
    catalog: Catalog,
    today: date,
    theme: Path,
    recorded: Collection[tuple[str, str]] = (),
    chosen: Selection = EVERYTHING,
    cache: LightCache | None = None,
) -> Iterator[Output | Kept]:
    """The same of these sites and places; `recorded` are (language, text) with a recording, and what
    a `cache` knows to be as it is published isn't made again."""
    pages = materials.Materials(catalog, theme / "media", recorded)
    for it in recipients(catalog, today):
        if it.id not in chosen:
            continue
        share = Share(it.subject, catalog.editions.of(it.id))
        # The page of a place names its sites: it hangs on their names.
        named = [(one.id, one.name, one.everyday_name) for one in materials.sites(it)] if cache else []
        kept = cache.taken(share, KIND, named) if cache else None
        if kept is not None:
            yield from kept
            continue
        made = [*pages.outputs(it), *_tables(it)]
        if cache:
            cache.note(share, made, KIND, named)
        yield from made
    if chosen.rest:
        every = listing.messages(catalog, sms.every(catalog, today), today, DEFAULT_LANGUAGE)
        yield Output(urls.messages(), csv_of(every))


def _tables(it: Recipient) -> Iterator[Output]:
    """The tables of shots of one recipient."""
    for lang in it.catalog.complete_languages():
        for one in script.scripts(it, lang):
            made = csv_of(listing.storyboard(it.catalog, one, it.today))
            yield Output(urls.media(it.id, materials.table(one), lang), made)


def sheets(
    config: Config, catalog: Catalog, chosen: Selection = EVERYTHING, site: Path | None = None
) -> list[Sheet]:
    """The pictures of the site, for the press; with `site` only of those that stand there."""
    its = (it for it in recipients(catalog, config.today) if it.id in chosen)
    stands = (it for it in its if site is None or (site / urls.media(it.id, materials.PICTURE)).is_file())
    return [picture(it) for it in stands]


def chosen(config: Config, catalog: Catalog, named: Iterable[str]) -> list[Recipient]:
    """These projects and areas, or all; `DataError` for one that nothing is made for."""
    known = {it.id: it for it in recipients(catalog, config.today)}
    wrong = [
        Problem("data", 0, 0, "subject-unknown", facts={"found": one, "near": nearest(one, known)})
        for one in named
        if one not in known
    ]
    if wrong:
        raise DataError(in_order(wrong))
    return [known[one] for one in named] or list(known.values())


def messages(config: Config, catalog: Catalog, its: Iterable[Recipient], lang: str) -> tuple[Files, int]:
    """The texts as CSV, workbook and plain text; and how many of them take more than one message."""
    made = [one for it in its for one in sms.messages(it, lang)]
    table = listing.messages(catalog, made, config.today, lang)
    text = MARK + listing.plain(made, Speaker(lang, catalog.strings)).replace("\n", "\r\n")
    files = {"sms.csv": csv_of(table), "sms.xlsx": xlsx_of(table, config), "sms.txt": text.encode()}
    return files, sum(one.segments > 1 for one in made)


def scripts(config: Config, catalog: Catalog, its: Iterable[Recipient], lang: str) -> Files:
    """What is read, as text; the storyboards as workbooks and CSV."""
    files: Files = {}
    for it in its:
        for one in script.scripts(it, lang):
            board = listing.storyboard(catalog, one, config.today)
            text = f"{board.title}\n{board.lead[0]}\n\n{one.text}\n".replace("\n", "\r\n")
            files[f"{it.id}/script-{one.limit}.txt"] = (MARK + text).encode()
            files[f"{it.id}/storyboard-{one.limit}.csv"] = csv_of(board)
            files[f"{it.id}/storyboard-{one.limit}.xlsx"] = xlsx_of(board, config)
    return files


def pictures(config: Config, its: Iterable[Recipient]) -> Files:
    """The long pictures, each `<project or area>.png`."""
    made = print_all(config, [picture(it) for it in its], inprocess(), lambda _: None)
    return {f"{output.path.split('/')[-2]}.png": output.data for output in made}


def articles(config: Config, catalog: Catalog, its: Iterable[Recipient], lang: str) -> Files:
    """A folder an article: the page, the pictures to upload, what to do with them."""
    its = list(its)
    long = pictures(config, its)
    say = Speaker(lang, catalog.strings).say
    files: Files = {}
    for it in its:
        own: Mapping[str, bytes] = {
            say("media.article.file"): article.page(it, lang).encode(),
            say("media.article.readme"): (MARK + article.readme(it, lang).replace("\n", "\r\n")).encode(),
            f"{article.IMAGES}/{say('media.article.picture')}": long[f"{it.id}.png"],
            f"{article.IMAGES}/{say('media.article.code')}": png(outline(it.url), CODE_SIDE),
        }
        files |= {f"{it.id}/{name}": data for name, data in own.items()}
    return files
