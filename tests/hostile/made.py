"""Everything that a small office publishes or hands over, made from hostile words; no engine, no press."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator import checks
from generator.catalog import Catalog
from generator.config import Config
from generator.load import Loaded, load_catalog
from generator.model.edition import Editions
from generator.problem import Problem
from generator.publish import listing, media, office, offline
from generator.publish.executor import inprocess
from generator.render import feeds, pages, scan
from generator.render import open as open_data
from generator.render.media import article
from generator.render.media.recipient import recipients
from generator.render.office import report
from generator.render.office.call_sheet import call_sheet
from generator.source.places import Places
from tests.conftest import ROOT, TODAY
from tests.hostile.planted import harmless, planted
from tests.support.small import PROJECT

CONFIG = Config(ROOT, TODAY)
LANGUAGES = ("zh", "en")
# What no check refuses; each begins as a spreadsheet's formula does.
VALID = {
    "markup": '=HYPERLINK("x")<script>alert(1)</script>"\'><img src=x onerror=alert(1)><!--',
    "closers": "+</script></style></title></textarea></svg><svg/onload=alert(1)><iframe src=x>]]>",
    "templates": '@{{7*7}}{name}{% raw %}{#x#}%s${7*7}#panic("x")$x$\\<label>@ref',
    "markdown": "-[x](y)![x](y) `a` **b** {#id .c onclick=alert(1)} | c | [TOC] <a:b> --8<-- [[x]]",
    "lines": "=a\n\n# h\n\n- x\n\n    code\n\nEND:VEVENT\nBEGIN:VALARM\nEND:VCARD\nTEL:1\n---\n</script>",
    "entities": "=&lt;script&gt;&#60;script&#62;&colon;&Tab;\\u003cscript\\u003e%3Cscript%3E",
}
# What a check refuses; should one fail, it still mustn't become more than text.
REFUSED = {
    "address": "=javascript:alert(1) [x](javascript:alert(1)) https://evil.example/ data:text/html,x",
}
ADDRESS = "https://www.gov.cn/"
CHOICE = re.compile(r"router\.questions\.\d+\.answers\.\d+\.text\.[a-z]+")
ARTICLE = re.compile(r"regulations\.articles\.\d+\.text")  # texts of ours quote it
SHORT = "<b>\"'{{1}}"  # where a check allows twenty letters
# Names of other records and settings, not texts.
NAMES = (
    "Phone.number",
    "Outcome.channels",
    "Outcome.pages",
    "Site.base_url",
    "Site.scan_url",
    "Site.languages",
)


def whole() -> Catalog:
    """The shipped data."""
    return load_catalog(ROOT)


def small(languages: Sequence[str] = LANGUAGES) -> Catalog:
    """The shipped data with one site, the places that others name, and what was printed for the site."""
    it = whole()
    named = {it.projects[PROJECT].area, *(one.area for one in it.channels.values())}
    kept = {area.id for code in named for area in it.up(code)}
    return replace(
        it,
        projects={PROJECT: it.projects[PROJECT]},
        areas={code: area for code, area in it.areas.items() if code in kept},
        contacts={name: one for name, one in it.contacts.items() if one.area in kept},
        site=it.site.model_copy(update={"languages": tuple(languages)}),
        editions=Editions(tuple(one for one in it.editions if one.subject == PROJECT)),
    )


def hostile(catalog: Catalog, sorts: Sequence[str], tame: bool = False) -> Catalog:
    """The catalog with hostile words in every free text, these sorts in turn, each time with a number;
    `tame`: with harmless words of the same length in their place."""
    count = itertools.count()

    def put(path: str, value: str) -> str:
        if path.endswith("url"):
            return value
        number = next(count)
        given = SHORT if CHOICE.fullmatch(path) else sorts[number % len(sorts)]
        kept = value if ARTICLE.fullmatch(path) else "示例" if path == "projects.name" else ""
        return f"{harmless(given) if tame else given}{kept}{number}"

    return planted(catalog, put, frozenset(NAMES))[0]


def problems(catalog: Catalog) -> list[Problem]:
    """What the rules say against a catalog."""
    found = checks.run(Loaded(catalog, Places({}, frozenset()), ()), TODAY)
    return [one for one in found if one.severity == "error"]


def files(catalog: Catalog) -> Mapping[str, bytes]:
    """Path → bytes of every file; the guide as Markdown, what is handed over under `out/`."""
    told = list(feeds.outputs(catalog))
    outputs = [
        *scan.outputs(catalog, TODAY, CONFIG.theme / "landing"), *told,
        *open_data.outputs(catalog, TODAY, told), *media.outputs(catalog, TODAY, CONFIG.theme),
        *office.outputs(CONFIG, catalog),
    ]  # fmt: skip
    made = {it.path: it.data for it in outputs}
    for lang in LANGUAGES:
        made |= {f"guide/{lang}/{it.path}": it.data for it in pages.guide(catalog, lang, TODAY, {})}
    its = [it for it in recipients(catalog, TODAY) if it.id in (PROJECT, "350582006")]
    made |= {f"out/{name}": data for name, data in media.messages(CONFIG, catalog, its, "zh")[0].items()}
    made |= {f"out/{name}": data for name, data in media.scripts(CONFIG, catalog, its, "zh").items()}
    for it in its:
        made[f"out/{it.id}/article.html"] = article.page(it, "zh").encode()
    lists = [*report.lists(catalog, TODAY), call_sheet(catalog, "zh", TODAY)]
    for it in lists:
        for form in ("csv", "xlsx", "table"):
            made[f"lists/{it.name}.{form}"] = listing.data(CONFIG, it, form)
    made |= {it.path: it.data for it in offline.outputs(CONFIG, catalog, inprocess())}
    return made
