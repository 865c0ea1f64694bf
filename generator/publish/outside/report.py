"""The findings as a list for the office, as Markdown for a merge request or summary, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.problem import visible
from generator.publish.outside.finding import BROKEN, Finding
from generator.publish.outside.named import Link
from generator.render.office.listing import Column, Listing
from generator.report import reader_locale, said

TOPIC = "links"
WIDTHS = {"what": 50, "url": 70, "found": 65, "where": 65}  # millimetres on paper and in a spreadsheet


def listing(links: Sequence[Link], findings: dict[str, Finding], stopped: bool) -> Listing:
    """What isn't well, the worst first."""
    shown = _told(links, findings)
    rows = tuple(
        ("\n".join(_kinds(one)), visible(link.url), _found(one), "\n".join(map(str, link.places)))
        for link, one in shown
    )
    return Listing(
        name="links",
        title=said(TOPIC, "title"),
        lead=_lead(links, findings, stopped),
        columns=tuple(Column(key, said(TOPIC, f"head-{key}"), width) for key, width in WIDTHS.items()),
        rows=rows,
        marked=frozenset(place for place, (_, one) in enumerate(shown) if one.broken),
        empty=said(TOPIC, "well"),
        lang=reader_locale(),
    )


def as_json(links: Sequence[Link], findings: dict[str, Finding], stopped: bool) -> bytes:
    """Every link that was looked at, in the order of addresses."""
    rows = [
        {
            "url": link.url, "broken": one.broken, "kinds": list(one.kinds), "status": one.status,
            "hops": [{"status": status, "url": there} for status, there in one.hops], "moved_to": one.new,
            "note": one.note, "seconds": round(one.seconds, 1), "cached": one.cached,
            "places": [{"path": it.path, "line": it.line, "column": it.column} for it in link.places],
        }
        for link in links if (one := findings.get(link.url))
    ]  # fmt: skip
    told = {"complete": not stopped and len(rows) == len(links), "links": rows}
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def markdown(links: Sequence[Link], findings: dict[str, Finding], stopped: bool) -> bytes:
    """A table that a forge shows; nothing of what strangers' servers said can become markup."""
    it = listing(links, findings, stopped)
    lines = [f"### {it.title}", "", *(f"{line}  " for line in it.lead)]
    if it.rows:
        heads = [column.head for column in it.columns]
        lines += ["", _row(heads), _row(["---"] * len(heads))]
        lines += [_row([_plain(row[0]), *(_code(cell) for cell in row[1:])]) for row in it.rows]
    else:
        lines += ["", it.empty]
    return ("\n".join(lines) + "\n").encode()


def _told(links: Sequence[Link], findings: dict[str, Finding]) -> list[tuple[Link, Finding]]:
    found = [(link, findings[link.url]) for link in links if link.url in findings]
    return sorted(((link, one) for link, one in found if one.kinds), key=lambda pair: pair[1].rank)


def _lead(links: Sequence[Link], findings: dict[str, Finding], stopped: bool) -> tuple[str, ...]:
    found = [findings[link.url] for link in links if link.url in findings]
    broken = sum(one.broken for one in found)
    noted = sum(bool(one.kinds) and not one.broken for one in found)
    cached = sum(one.cached for one in found)
    counts = said(TOPIC, "counts", count=len(found), broken=broken, noted=noted, cached=cached)
    if stopped:
        return said(TOPIC, "stopped", done=len(found), count=len(links)), counts
    return (counts,)


def _kinds(one: Finding) -> list[str]:
    return [said(TOPIC, f"kind-{kind}") for kind in sorted(one.kinds, key=lambda kind: kind not in BROKEN)]


def _found(one: Finding) -> str:
    lines = [f"{status} → {visible(there)}" for status, there in one.hops]
    if one.status and not (one.hops and one.status == one.hops[-1][0]):
        lines.append(str(one.status))
    if one.note:
        lines.append(visible(one.note))
    if "slow" in one.kinds or "timeout" in one.kinds:
        lines.append(said(TOPIC, "seconds", seconds=f"{one.seconds:.0f}"))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _plain(text: str) -> str:
    return "<br>".join(text.split("\n"))


def _code(text: str) -> str:
    return "<br>".join(
        f"`{line.replace('`', '%60').replace('|', '%7C')}`" for line in text.split("\n") if line
    )
