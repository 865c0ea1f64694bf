"""Articles and figures of law on prints: both come from the texts that we hold, none is typed."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.i18n.numerals import figure, holds
from generator.problem import DataError, Problem
from generator.render.sheet import Both, Scribe


def article(catalog: Catalog, scribe: Scribe, ref: str) -> Both:
    """《条例》第10条, from `wage-payment-regulation/10`; `DataError` for one that we don't hold."""
    law_id, _, number = ref.partition("/")
    if catalog.article(law_id, number) is None:
        raise _gone(law_id, ref)
    return scribe.say("cards.law", law=catalog.regulations[law_id].short, article=number)


def term(catalog: Catalog, scribe: Scribe, ref: str) -> Both:
    """45天, from `mediation-arbitration-law/43/四十五日`; `DataError` unless the article says so."""
    law_id, number, words = ref.split("/")
    found, meant = catalog.article(law_id, number), figure(words)
    if found is None or meant is None or not holds(found.text, words):
        raise _gone(law_id, ref)
    key = f"guide.unit.{meant.unit}.{'one' if meant.number == 1 else 'many'}"
    return scribe.say(key, number=meant.number)


def _gone(law_id: str, ref: str) -> DataError:
    return DataError([Problem(f"data/regulations/{law_id}.yaml", 0, 0, "print-law", facts={"found": ref})])
