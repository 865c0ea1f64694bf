"""The pages of laws: what each is, and its articles, plain sentence first and then the exact Chinese text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.regulation import Article, Regulation
from generator.render import urls
from generator.render.pages import linked, parts
from generator.render.pages.inert import Inline, Link, Phrase, web_address
from generator.render.pages.page import Page
from generator.render.pages.parts import Fact, Group, Item, Provenance, fact, facts
from generator.render.pages.setting import Setting

RANK = ("law", "regulation", "interpretation", "rule", "document")
FIRST = "wage-payment-regulation"  # the regulation that everything here starts from


@dataclass(frozen=True)
class LawIndex:
    lead: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ArticleView:
    anchor: str
    heading: str
    plain: Phrase
    text: tuple[str, ...]  # paragraphs, Chinese, to the letter


@dataclass(frozen=True)
class LawView:
    about: Phrase
    ended: str
    facts: tuple[Fact, ...]
    note: Phrase | None
    chinese_rules: str
    articles: tuple[ArticleView, ...]
    provenance: Provenance


def public(setting: Setting) -> list[Regulation]:
    """The laws that have a page, the wage payment regulation first."""
    laws = (law for law in setting.catalog.regulations.values() if law.publish == "public")
    return sorted(laws, key=lambda law: (law.id != FIRST, RANK.index(law.kind), law.id))


def pages(setting: Setting) -> Iterator[Page]:
    """The index and one page a law."""
    lang = setting.lang
    index = setting.at(urls.index(lang, "laws"))
    laws = public(setting)
    groups = (
        Group(kind, index.say(f"law_kind.{kind}"), tuple(_item(index, x) for x in laws if x.kind == kind))
        for kind in RANK
    )
    view = LawIndex(index.say("laws_about"), tuple(g for g in groups if g.items))
    yield Page(index, "laws", index.phrase("laws"), view, index.say("laws_about"),
               parts.crumbs(index))  # fmt: skip
    for law in laws:
        here = setting.at(urls.law(lang, law.id))
        up = here.link(urls.index(lang, "laws"), here.phrase("laws"))
        yield Page(here, "law", here.pick(law.title), _view(here, law), str(here.pick(law.about)),
                   parts.crumbs(here, up), about=linked.law(here, law),
                   reviewed=linked.reviewed(law))  # fmt: skip


def _item(setting: Setting, law: Regulation) -> Item:
    link = setting.link(urls.law(setting.lang, law.id), setting.pick(law.title))
    second: list[Inline] = [setting.chinese(law.number)] if law.number else []
    return Item(link, (*second, setting.pick(law.about)), parts.badge(setting, law))


def _view(setting: Setting, law: Regulation) -> LawView:
    say = setting.say
    address = web_address(law.url)
    until = law.in_force.until
    return LawView(
        about=setting.pick(law.about),
        ended=say("ended", day=setting.day(until)) if until and until < setting.today else "",
        facts=facts(
            fact(say("law_title"), setting.chinese(law.title.zh) if setting.lang != "zh" else None),
            fact(say("number"), setting.chinese(law.number) if law.number else None),
            fact(say("issuer"), setting.pick(law.issuer)),
            fact(say("adopted"), setting.day(law.adopted) if law.adopted else None),
            fact(say("amended"), setting.day(law.amended) if law.amended else None),
            fact(say("in_force"), setting.day(law.in_force.start)),
            fact(say("until"), setting.day(until) if until else None),
            fact(say("website"), Link(address, Phrase(address)) if address else None),
        ),
        note=setting.pick(law.note) if law.note else None,
        chinese_rules=say("chinese_rules"),
        articles=tuple(_article(setting, a) for a in law.articles),
        provenance=parts.provenance(setting, law),
    )


def _article(setting: Setting, article: Article) -> ArticleView:
    paragraphs = tuple(line.strip() for line in article.text.split("\n") if line.strip())
    heading = setting.article(article.number)
    return ArticleView(f"article-{article.number}", heading, setting.pick(article.plain), paragraphs)
