"""Which sites may be left out of the next run of the checks, as long as their files stay as they are.

Most rules look at one record, and at what it names: at a site's area, never at another site. Those that
compare sites (one number under two names, two records of one site) see of each what stands in its outline. A
site that another rule would need to see again is never left out: it isn't public, had another id, has
a number in doubt, or makes use of an exception.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.calls import in_doubt
from generator.checks.case import Case
from generator.checks.outline import SITES, Outline
from generator.checks.plain import excused


def apart(case: Case) -> dict[str, Outline]:
    """The sites of the catalog that may be left out, with what the rules on several sites see of them."""
    seen = frozenset(_seen(case))
    return {name: outline for name, outline in case.outlines.items() if name not in seen}


def _seen(case: Case) -> Iterator[str]:
    industries = {it.industry for it in case.catalog.vocabulary.industries}
    for site in case.catalog.projects.values():
        unknown = any(it.industry not in industries for it in site.regulators)
        if site.publish != "public" or site.formerly or unknown:
            yield site.id
    yield from (line.id for line, _ in in_doubt(case) if line.kind == SITES)
    passages = (it for it in case.passages if it.spot and it.spot.kind == SITES)
    yield from (it.spot.id for it in excused(case, passages) if it.spot)
