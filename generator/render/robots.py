"""robots.txt: everything may be read, and where the list of each language's guide pages is.

Pages behind printed codes are in no list; they say `noindex` themselves, which a crawler must be let in to
see.
"""

from __future__ import annotations

from generator.catalog import Catalog
from generator.render import urls
from generator.render.output import Output, text

SITEMAP = "sitemap.xml"  # of each language, as the engine writes it


def robots(catalog: Catalog) -> Output:
    """The file; it is read only where the site stands at the root of its host."""
    base = catalog.site.base_url
    lists = [f"Sitemap: {base}{urls.home(lang)}{SITEMAP}" for lang in catalog.site.languages]
    return text("robots.txt", "\n".join(["User-agent: *", "Disallow:", "", *lists, ""]))
