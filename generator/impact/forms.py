"""An edit written out: for the terminal, for a merge request, for programs; and the words of its commit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from generator.impact import naming
from generator.impact.facts import Fact
from generator.impact.naming import TOPIC, brief, path_text
from generator.impact.outputs import Touched
from generator.impact.telling import Line, Part, Teller
from generator.impact.whole import Impact
from generator.report import said_in, terminal_has
from generator.source.document import Value

MOST = 20  # lines of a part at the terminal and in a merge request; JSON has them all
HEAD = 50  # characters of a commit's first line
BODY = 30  # lines of its body


def terminal(it: Impact, lang: str) -> Iterator[str]:
    """Lines for the terminal."""
    teller = Teller(it, lang)
    if it.empty:
        yield teller.say("none", rev=it.given)
    else:
        yield teller.say("title", rev=it.given)
        for part in teller.parts():
            yield ""
            yield part.heading
            for line in part.lines[:MOST]:
                yield f"  {line.text}" + (f"  [{line.where}]" if line.where else "")
            if len(part.lines) > MOST:
                yield "  " + teller.say("more", count=len(part.lines) - MOST)
        yield from _closing(teller, "  ")


def markdown(it: Impact, lang: str) -> Iterator[str]:
    """A comment for a merge request; what the data says is inert in it."""
    teller = Teller(it, lang)
    if it.empty:
        yield teller.say("none", rev=f"`{it.given}`")
    else:
        for part in teller.parts():
            yield from _folded(teller, part)
        yield from _closing(teller, "    ")
    if it.look:
        yield ""
        yield _inert(_look(teller))


def as_json(it: Impact, lang: str) -> str:
    """Everything, nothing left out but values that aren't public."""
    teller = Teller(it, lang)
    made = {
        "since": it.given,
        "empty": it.empty,
        "facts": [_fact(teller, fact) for fact in it.facts],
        "texts": [
            {"file": s.file, "line": s.line, "language": s.lang, "heading": s.heading, "turn": s.turn}
            for s in it.sections
        ],
        **{name: [_touched(t) for t in it.touched if t.sort == sort]
           for name, sort in (("pages", "page"), ("scan", "scan"), ("prints", "print"), ("sent", "sent"),
                              ("other", "other"))},
        "record": [{"language": r.lang, "id": r.id, "file": r.shown} for r in it.unread],
        "frames": list(it.frames),
        "reprint": [
            {
                "token": r.edition.token, "subject": r.edition.subject, "item": r.edition.item,
                "urgent": r.urgent, "copies": r.copies, "fields": [c.field for c in r.changes],
            }
            for r in it.reprints
        ],
        "outdated": {tag: list(units) for tag, units in it.outdated.items()},
        "editions": it.editions,
        "calls": it.calls,
        "look": list(it.look),
        "message": "\n".join(message(it)),
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=2)


def message(it: Impact) -> tuple[str, ...]:
    """A commit message in Chinese: one line, an empty one, and what was changed."""
    if it.empty:
        return ()
    teller = Teller(it, "zh")
    lines = [*(teller.fact(fact) for fact in it.facts), *(teller.section(s) for s in it.sections)]
    if not lines:
        head = "，".join(line.text for line in teller.counts()) or teller.say("headline-many", parts="资料")
    elif len(lines) == 1 and len(lines[0]) <= HEAD:
        head = lines[0]
    elif len(lines) == 1 and it.facts and not it.facts[0].whole:
        owned = naming.owner(it.facts[0], teller.names, "zh")
        head = teller.say("headline-one", owner=owned, field=teller.field(it.facts[0]))
    elif len({(fact.kind, fact.record) for fact in it.facts}) == 1 and not it.sections:
        head = teller.say("headline-record", owner=naming.owner(it.facts[0], teller.names, "zh"))
    else:
        head = teller.say("headline-many", parts="、".join(_kinds(it)))
    body = [f"- {line}" for line in lines[:BODY]] if lines != [head] else []
    if len(lines) > BODY:
        body.append("- …")
    if it.reprints:
        body.append(
            teller.say("reprint-note", count=len(it.reprints), urgent=sum(r.urgent for r in it.reprints))
        )
    return (head, "", *body) if body else (head,)


def unseen(it: Impact) -> bool:
    """Whether readers see something new that Recent changes doesn't tell."""
    return not it.told and any(t.sort == "page" for t in it.touched)


def _kinds(it: Impact) -> Iterator[str]:
    for kind, count in Counter(
        kind for kind, _ in {(fact.kind, fact.record): 0 for fact in it.facts}
    ).items():
        key = f"kind.{kind}"
        word = said_in("zh", TOPIC, key) if terminal_has(TOPIC, key) else kind
        yield said_in("zh", TOPIC, "part", kind=word, count=count)
    if it.sections:
        yield said_in("zh", TOPIC, "part-text", count=len(it.sections))


def _closing(teller: Teller, indent: str) -> Iterator[str]:
    said = message(teller.it)
    yield ""
    yield teller.say("message")
    yield ""
    for line in said:
        yield indent + line if line else ""
    if unseen(teller.it):
        yield ""
        yield teller.say("remind")


def look(it: Impact, lang: str) -> str:
    """That files outside the data changed too; empty when none did."""
    return _look(Teller(it, lang)) if it.look else ""


def _look(teller: Teller) -> str:
    files = teller.say("and").join(teller.it.look[:5])
    return teller.say("look", count=len(teller.it.look), files=files)


def _folded(teller: Teller, part: Part) -> Iterator[str]:
    yield f"**{_inert(part.heading)}**"
    yield ""
    for line in part.lines[:MOST]:
        yield f"- {_inert(line.text)}" + _place(line)
    if len(part.lines) > MOST:
        yield "- " + _inert(teller.say("more", count=len(part.lines) - MOST))
    yield ""


def _place(line: Line) -> str:
    return f" `{line.where.replace('`', '')}`" if line.where else ""


def _inert(text: str) -> str:
    """Words that Markdown and HTML leave alone, and that call nobody."""
    marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
    escaped = "".join(marks.get(c, f"\\{c}" if c in "\\`*_[]|#~!" else c) for c in text)
    return " ".join(escaped.split())


def _fact(teller: Teller, fact: Fact) -> dict[str, object]:
    values = {name: _shown(value, fact) for name, value in (("old", fact.step.old), ("new", fact.step.new))}
    return {
        "file": fact.file, "line": fact.line, "column": fact.column, "kind": fact.kind, "record": fact.record,
        "path": path_text(fact.path), "text": teller.fact(fact), "public": fact.public, **values,
    }  # fmt: skip


def _shown(value: Value | None, fact: Fact) -> Value | None:
    return value if fact.public else None if value is None else brief("…", "zh")


def _touched(it: Touched) -> dict[str, str]:
    return {"path": it.path, "turn": it.turn, "title": it.title}
