"""Editions: what was printed keeps its page, its template and its short address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.checks.case import Case
from generator.checks.ledger import at
from generator.checks.prints import ADDRESS
from generator.checks.spot import SITE, vocabulary
from generator.issued import FOLDER
from generator.ledger import subject_of
from generator.model.edition import Edition
from generator.printed import NAMES, scan_host
from generator.problem import Problem, nearest

TWICE_DAYS = 90  # by then the prints of one of two branches have come down


def edition_order(case: Case) -> Iterator[Problem]:
    """Before every later edition of a print there is the one before it, of the same day or an earlier one.

    Bad: "revision": 3 after "revision": 1
    Good: "revision": 2 after "revision": 1
    """
    for it in case.catalog.editions:
        earlier = case.catalog.editions.of(it.subject, it.item)
        if it.revision > 1 and not any(e.revision == it.revision - 1 and e.date <= it.date for e in earlier):
            yield at(it, "edition-order", '"revision"', found=str(it.revision), wanted=str(it.revision - 1))


def edition_twice(case: Case) -> Iterator[Problem]:
    """A print was issued on one branch at a time; where it was on two, somebody looks which one hangs there.

    Both codes stay alive. Said until the print is issued again, or for three months.

    Bad: "revision": 2 of one board in two lines, after two branches were merged
    Good: wageboard issue, which makes revision 3 of what both branches say
    """
    for subject in case.catalog.editions.subjects:
        for item in dict.fromkeys(it.item for it in case.catalog.editions.of(subject)):
            *earlier, last = case.catalog.editions.of(subject, item)
            other = next((it for it in reversed(earlier) if it.revision == last.revision), None)
            if other and (case.today - last.date).days <= TWICE_DAYS:
                facts = {"found": last.token, "other": other.token, "where": f"{other.path}:{other.number}"}
                problem = at(last, "edition-twice", last.token, **facts, subject=subject, item=item)
                yield replace(problem, severity="warning")


def edition_future(case: Case) -> Iterator[Problem]:
    """An edition was issued today or before.

    Bad: "date": "2062-11-20"
    Good: "date": "2026-11-20"
    """
    for it in case.catalog.editions:
        if it.date > case.today:
            yield at(it, "edition-future", '"date"', found=it.date.isoformat())


def edition_year(case: Case) -> Iterator[Problem]:
    """An edition stands in the file of its year.

    Bad: "date": "2025-12-31" in data/issued/2026.jsonl
    Good: "date": "2026-01-01" in data/issued/2026.jsonl
    """
    for it in case.catalog.editions:
        wanted = f"{FOLDER}/{it.date.year}.jsonl"
        if it.path and it.path != wanted:
            yield at(it, "edition-year", '"date"', found=it.date.isoformat(), wanted=wanted)


def edition_subject(case: Case) -> Iterator[Problem]:
    """A project or area that something was printed for stays in the data; a project is retired, not deleted.

    Bad: rm data/projects/shili-lingshui-xiaoxue.yaml
    Good: wageboard retire shili-lingshui-xiaoxue --on 2026-11-20 --reason 竣工
    """
    said: set[str] = set()
    for it in case.catalog.editions:
        kind = subject_of(it.subject) + "s"
        if it.subject not in said and not case.places.has(kind, it.subject):
            known = case.catalog.areas if kind == "areas" else case.catalog.projects
            if it.subject in known:
                continue
            said.add(it.subject)
            file = f"data/{kind}/{it.subject}.yaml"
            yield at(it, "edition-subject", it.subject, found=it.subject, file=file)


def edition_page(case: Case) -> Iterator[Problem]:
    """What a printed code is for stays public, or the code would lead to no page.

    Bad: publish: office, after its board was printed
    Good: publish: public
    """
    for subject in case.catalog.editions.subjects:
        kind = subject_of(subject) + "s"
        known = case.catalog.areas if kind == "areas" else case.catalog.projects
        record = known.get(subject)
        if record and record.publish != "public":
            first = case.catalog.editions.of(subject)[0]
            yield case.places.problem(
                "edition-page", kind, subject, "publish",
                token=first.token, where=f"{first.path}:{first.number}",
            )  # fmt: skip


def edition_template(case: Case) -> Iterator[Problem]:
    """The version of the template that an edition was printed with stays in the vocabulary.

    Bad: "template": "board-1", and print-templates.yaml begins with board-2
    Good: board-1 with state: superseded, then board-2
    """
    rows = [row.key for row in case.catalog.vocabulary.print_templates]
    said: set[str] = set()
    for it in case.catalog.editions:
        known = it.template in rows or it.template == case.catalog.template(it.item).key
        if not known and it.template not in said:
            said.add(it.template)
            near = nearest(it.template, rows, 0.6)
            yield at(it, "edition-template", it.template, found=it.template, near=near)


def print_template(case: Case) -> Iterator[Problem]:
    """Of each print one template is current; a superseded one says since when.

    Bad: two rows of item: board with state: current
    Good: one with state: superseded and since: "2026-11-20", one with state: current
    """
    rows = case.catalog.vocabulary.print_templates
    current = Counter(row.item for row in rows if row.state == "current")
    first = {row.item: place for place, row in reversed(list(enumerate(rows)))}
    for item, place in first.items():
        if current[item] != 1:
            spot = vocabulary("print_templates", place, "state")
            yield case.problem("print-template", spot, item=item, count=str(current[item]))
    for place, row in enumerate(rows):
        if (row.state == "superseded") != (row.since is not None):
            spot = vocabulary("print_templates", place, "state")
            yield case.problem("print-template", spot, item=row.item, count=str(current[row.item]))


def print_template_fact(case: Case) -> Iterator[Problem]:
    """What a template prints is named as the ledger names it.

    Bad: facts: [12333]
    Good: facts: [main_line]
    """
    for place, row in enumerate(case.catalog.vocabulary.print_templates):
        for number, name in enumerate(row.facts):
            if name not in NAMES:
                near = nearest(name, NAMES)
                spot = vocabulary("print_templates", place, "facts", number)
                yield case.problem("print-template-fact", spot, found=name, near=near)


def scan_alias(case: Case) -> Iterator[Problem]:
    """Every short address that was ever printed is the site's scan_url or one of its scan_aliases.

    Bad: scan_url: https://new.example/, and boards with wb.example
    Good: scan_url: https://new.example/, scan_aliases: [https://wb.example/]
    """
    site = case.catalog.site
    held = {scan_host(url) for url in (site.scan_url, *site.scan_aliases)}
    printed: dict[str, list[Edition]] = {}
    for it in case.catalog.editions:
        host = it.facts.get("scan_host")
        if host and host not in held:
            printed.setdefault(host, []).append(it)
    for host, its in printed.items():
        where = f"{its[0].path}:{its[0].number}"
        yield case.problem("scan-alias", SITE.at("scan_url"), found=host, count=str(len(its)), where=where)


def scan_alias_form(case: Case) -> Iterator[Problem]:
    """An old short address is written like scan_url.

    Bad: scan_aliases: [wb.example]
    Good: scan_aliases: [https://wb.example/]
    """
    for place, url in enumerate(case.catalog.site.scan_aliases):
        if not ADDRESS.fullmatch(url):
            yield case.problem("scan-alias-form", SITE.at("scan_aliases", place), found=url)


AROUND = (
    edition_order,
    edition_twice,
    edition_future,
    edition_year,
    edition_template,
    print_template,
    print_template_fact,
    scan_alias,
    scan_alias_form,
)
CHECKS = (*AROUND, edition_subject, edition_page)
