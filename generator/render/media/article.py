"""The article of a site or a place for an account on WeChat (公众号图文), to be pasted into its editor.

The editor keeps inline styles and drops the rest: no class, no link, no script, no picture that is pasted.
Pictures are files to upload; the article says where each belongs. Only tags of TAGS and attributes of
ATTRIBUTES are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from generator.board import Dial
from generator.i18n.words import Speaker
from generator.near import leaflet_doors
from generator.render.media.recipient import FIGURES, Recipient

TAGS = frozenset({"section", "p", "strong", "span", "img"})
ATTRIBUTES = frozenset({"style", "src", "alt"})
IMAGES = "images"
INK, HEAD, ALERT, QUIET, PALE = "#1f2329", "#003a70", "#c8102e", "#646a73", "#eef3f9"
TEXT = f"margin:0 0 12px;font-size:17px;line-height:1.75;color:{INK}"
TITLE = f"margin:24px 0 10px;font-size:20px;line-height:1.5;font-weight:bold;color:{HEAD}"
CALL = f"margin:0;font-size:44px;line-height:1.3;font-weight:bold;color:{HEAD}"
BOX = f"margin:0 0 16px;padding:14px 16px;background-color:{PALE}"
SMALL = f"margin:0 0 8px;font-size:14px;line-height:1.7;color:{QUIET}"
HINT = f"margin:0 0 12px;font-size:14px;line-height:1.7;color:{ALERT}"
PICTURE = "display:block;width:100%;height:auto;margin:0 0 4px"
CODE = "display:block;width:60%;height:auto;margin:0 auto 4px"
PAYS = {1: ("30",), 2: ("29",)}  # sentence → articles of the wage regulation
KEEPS = 3


def title(it: Recipient, speaker: Speaker) -> str:
    """What the article is headed."""
    return speaker.say("media.article.title", name=speaker.pick(it.name))


def article(it: Recipient, lang: str) -> Markup:
    """The fragment to paste; its pictures are `images/<name>` of `images`."""
    speaker = Speaker(lang, it.catalog.strings)
    return Markup("<section>\n{}\n</section>\n").format(Markup("\n").join(_parts(it, speaker)))


def page(it: Recipient, lang: str) -> str:
    """The fragment in a page of its own, so that a browser shows it and the editor can copy it."""
    speaker = Speaker(lang, it.catalog.strings)
    head = '<!doctype html>\n<html lang="{}">\n<head><meta charset="utf-8"><title>{}</title></head>\n<body>\n'
    html = next(one.html for one in it.catalog.vocabulary.languages if one.tag == lang)
    return str(
        Markup(head).format(html, title(it, speaker)) + article(it, lang) + Markup("</body>\n</html>\n")
    )


def readme(it: Recipient, lang: str) -> str:
    """What somebody does with the folder."""
    speaker = Speaker(lang, it.catalog.strings)
    name, file = speaker.pick(it.name), speaker.say("media.article.file")
    slots = {"file": file, "title": title(it, speaker)}
    lines = [speaker.say("media.readme.title", name=name), ""]
    lines += [speaker.say(f"media.readme.{n}", **slots) for n in range(1, 6)]
    if it.demo:
        lines.insert(1, speaker.say("media.page.demo"))
    return "\n".join(lines) + "\n"


def _parts(it: Recipient, speaker: Speaker) -> Iterator[Markup]:
    say, catalog = speaker.say, it.catalog
    if it.demo:
        yield _p(HINT, say("media.page.demo"))
    yield _p(TEXT, say("media.article.lead"))
    if it.main:
        yield _p(TITLE, say("media.article.numbers"))
        yield Markup('<section style="{}">\n{}\n</section>').format(
            BOX, Markup("\n").join(_calls(it.main, it.second, speaker))
        )
    yield _p(TEXT, say("media.article.say"))
    yield from _picture(say("media.article.picture"), speaker, PICTURE)
    yield _p(TITLE, say("media.article.pays"))
    law = catalog.regulations.get("wage-payment-regulation")
    for n, numbers in PAYS.items():
        words = say(f"media.article.pays.{n}")
        if law and all(catalog.article(law.id, number) for number in numbers):
            yield _p(TEXT, words, _law(speaker, str(speaker.pick(law.short)), numbers))
    times = list(_times(it, speaker))
    if times:
        yield _p(TITLE, say("media.article.time"))
        yield from times
    yield _p(TITLE, say("media.article.keep"))
    yield from (_p(TEXT, say(f"media.article.keep.{n}")) for n in range(1, KEEPS + 1))
    yield _p(TITLE, say("media.article.where", place=speaker.pick(it.place.name)))
    yield from _doors(it, speaker)
    yield _p(TITLE, say("media.article.more"))
    yield _p(TEXT, it.url)
    yield from _picture(say("media.article.code"), speaker, CODE)
    publisher = speaker.pick(catalog.site.publisher)
    yield _p(SMALL, say("media.article.foot", publisher=publisher, day=speaker.day(it.today)))


def _calls(main: Dial, second: Dial | None, speaker: Speaker) -> Iterator[Markup]:
    yield _p(CALL, main.number)
    if main.away:
        yield _p(SMALL, speaker.say("media.article.away", number=main.away.number))
    if second:
        yield _p(TEXT, speaker.say("media.article.or"))
        yield _p(CALL, second.number)


def _times(it: Recipient, speaker: Speaker) -> Iterator[Markup]:
    for n, (name, (law_id, number, _)) in enumerate(FIGURES.items(), 1):
        figure = it.figure(name)
        if figure:
            key = f"guide.unit.{figure.unit}.{'one' if figure.number == 1 else 'many'}"
            words = speaker.say(f"media.article.time.{n}", **{name: speaker.say(key, number=figure.number)})
            short = speaker.pick(it.catalog.regulations[law_id].short)
            yield _p(TEXT, words, _law(speaker, str(short), (number,)))


def _doors(it: Recipient, speaker: Speaker) -> Iterator[Markup]:
    for channel in leaflet_doors(it.catalog, it.area.id):
        mark = "" if channel.status == "verified" else speaker.say("media.article.unverified")
        where = channel.address or channel.route
        yield Markup('<p style="{}"><strong>{}</strong>{}</p>').format(TEXT, speaker.pick(channel.name), mark)
        if where:
            yield _p(SMALL, speaker.pick(where))


def _picture(file: str, speaker: Speaker, style: str) -> Iterable[Markup]:
    yield Markup('<img style="{}" src="{}/{}" alt="">').format(style, IMAGES, file)
    yield _p(HINT, speaker.say("media.article.image", file=file))


def _law(speaker: Speaker, law: str, numbers: tuple[str, ...]) -> str:
    return "".join(speaker.say("cards.law", law=law, article=number) for number in numbers)


def _p(style: str, words: object, small: str = "") -> Markup:
    more = Markup('<span style="font-size:14px;color:{}">　{}</span>').format(QUIET, small) if small else ""
    return Markup('<p style="{}">{}{}</p>').format(style, escape(str(words)), more)
