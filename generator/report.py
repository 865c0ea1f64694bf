"""What a person at the terminal sees: problems, progress and the summary at the end."""

from __future__ import annotations

import json
import locale
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import click

from generator.i18n.status import Standing
from generator.problem import Problem, in_order

Format = Literal["text", "json", "github"]
WORDS = {
    "errors": {"zh": "{errors} 个错误，{warnings} 个提醒", "en": "{errors} errors, {warnings} warnings"},
    "clean": {"zh": "没有发现问题", "en": "no problems found"},
    "done": {"zh": "完成，用时 {seconds} 秒", "en": "done in {seconds} s"},
    "stopped": {
        "zh": "没有生成：先改好上面的错误。原来的 site/ 没有动。",
        "en": "Nothing was built: mend the errors above first. The old site/ is untouched.",
    },
    "check": {"zh": "检查数据", "en": "checking the data"},
    "guide": {"zh": "网站页面", "en": "guide pages"},
    "scan": {"zh": "扫码页", "en": "scan pages"},
    "print": {"zh": "印刷品", "en": "prints"},
    "pack": {"zh": "资料包", "en": "packs of prints"},
    "links": {"zh": "检查链接", "en": "checking links"},
    "verify": {"zh": "逐个扫描印刷品和图片", "en": "reading every print and picture"},
    "publish": {"zh": "换上新网站", "en": "publishing"},
    "broken": {"zh": "断开的链接：{link}", "en": "broken link: {link}"},
    "wrote": {
        "zh": "写出 {files} 个文件，{size} MB，到 {where}",
        "en": "wrote {files} files, {size} MB, to {where}",
    },
    "took": {"zh": "{tag}：写回 {count} 句", "en": "{tag}: took {count} sentences"},
    "accepted": {"zh": "{tag}：登记 {count} 句", "en": "{tag}: {count} sentences now current"},
    "standing": {
        "zh": "语言     句数     最新     过时了     没译   草稿  核对",
        "en": "lang    units  current  outdated  missing  draft  reviewed by",
    },
    "unreviewed": {"zh": "没有人核对过", "en": "nobody"},
    "row": {"zh": "  {what}：{count}", "en": "  {what}: {count}"},
    "bug": {
        "zh": "程序自己出错了，不是您的数据的问题。请把下面一行发给维护者：{error}",
        "en": "The program itself failed; your data is fine. Send this line to the maintainers: {error}",
    },
}  # fmt: skip


def reader_locale() -> Literal["zh", "en"]:
    """`en` for a reader whose system is in English, otherwise `zh`: most editors are Chinese."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    return "en" if named.lower().startswith("en") else "zh"


def words(key: str, lang: str, **slots: object) -> str:
    return WORDS[key][lang].format(**slots)


def problem_lines(problems: Iterable[Problem], lang: str, form: Format) -> Iterator[str]:
    """The problems as text lines, one JSON array, or GitHub workflow commands."""
    ordered = in_order(list(problems))
    if form == "json":
        yield json.dumps(
            [
                {
                    "path": p.path, "line": p.line, "column": p.column, "severity": p.severity,
                    "rule": p.rule, "message": p.message(lang),
                }
                for p in ordered
            ],
            ensure_ascii=False, indent=2,
        )  # fmt: skip
        return
    for p in ordered:
        if form == "github":
            yield f"::{p.severity} file={p.path},line={p.line},col={p.column}::{p.show(lang)}"
        else:
            yield p.show(lang)


def counts(problems: Iterable[Problem], lang: str) -> str:
    """The closing line of a check."""
    severities = [p.severity for p in problems]
    if not severities:
        return words("clean", lang)
    return words("errors", lang, errors=severities.count("error"), warnings=severities.count("warning"))


def summary_lines(site: Path, counts: Mapping[str, int], size: int, lang: str) -> Iterator[str]:
    """What was written, a line a part."""
    files = sum(counts.values())
    yield words("wrote", lang, files=files, size=f"{size / 1e6:.1f}", where=site)
    for key, count in counts.items():
        yield words("row", lang, what=words(key, lang), count=count)


def standing_lines(found: Iterable[Standing], lang: str, form: Literal["text", "json"]) -> Iterator[str]:
    """How far each language is, as a table or as JSON."""
    rows = [
        {
            "lang": it.lang, "name": it.own_name, "units": it.units, **it.counts, "draft": it.draft,
            "reviewed_by": it.reviewed_by,
        }
        for it in found
    ]  # fmt: skip
    if form == "json":
        yield json.dumps(rows, ensure_ascii=False, indent=2)
        return
    yield words("standing", lang)
    for row in rows:
        yield "{lang:<6}{units:>7}{current:>9}{outdated:>10}{missing:>9}{draft:>7}  {reviewed_by}".format(
            **{**row, "reviewed_by": row["reviewed_by"] or words("unreviewed", lang)}
        )


class Progress:
    """Says which step begins; a bar on a terminal, plain lines elsewhere; all on standard error."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.started = time.monotonic()

    def step(self, key: str) -> None:
        """Names the step that begins."""
        click.echo(f"[{time.monotonic() - self.started:5.1f} s] {words(key, self.lang)}", err=True)

    def count(self, key: str, total: int) -> Callable[[int], None]:
        """A step of `total` things; call what it returns with how many are done."""
        self.step(key)
        bar = click.progressbar(length=total, file=sys.stderr, show_pos=True)

        def show(done: int) -> None:
            bar.update(done - bar.pos)
            if done >= total:
                bar.render_finish()

        return show

    def done(self) -> None:
        click.echo(words("done", self.lang, seconds=f"{time.monotonic() - self.started:.1f}"), err=True)
