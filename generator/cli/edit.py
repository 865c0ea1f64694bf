"""The commands that change records: format, rename, new."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout


@cli.command("format")
@with_checkout
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "check", is_flag=True, help="Only say what isn't canonical / 只看哪些不统一")
@click.option("--dry-run", "--diff", "dry", is_flag=True, help="Show the lines, write nothing / 只看，不写")
def format_(root: Path, today: date | None, files: tuple[Path, ...], check: bool, dry: bool) -> None:
    """Write YAML in one way: order, indent, quotes / 统一 YAML 的写法：先后、缩进、引号；注释不动"""
    from generator.publish.files import write_all
    from generator.publish.formatting import formatted
    from generator.report import problem_lines, reader_locale, said

    config = config_of(root, today)
    for file in files:
        if not file.is_file() or not file.resolve().is_relative_to(config.data):
            raise click.UsageError(said("edit", "not-there", file=file))
    found = formatted(config.root, files)
    changed = [one for one in found if one.new != one.old]
    if check:
        for row in problem_lines([one.problem for one in changed], reader_locale(), "text"):
            click.echo(row)
    elif dry:
        for one in changed:
            click.echo("\n".join(one.diff))
    elif changed:
        write_all(config.root, {one.path: one.new.encode() for one in changed})
        for one in changed:
            click.echo(one.path)
    key = "would-format" if check or dry else "formatted"
    told = said("edit", key, count=len(changed)) if changed else said("edit", "canonical", count=len(found))
    click.echo(told, err=True)
    sys.exit(1 if check and changed else 0)


@cli.command()
@with_checkout
@click.argument(
    "kind", type=click.Choice(["project", "channel", "regulation", "contact", "campaign", "area"])
)
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", "dry", is_flag=True, help="Show the files, write nothing / 只看，不写")
def rename(root: Path, today: date | None, kind: str, old: str, new: str, dry: bool) -> None:
    """Give a record another id wherever it is named / 换一个编号：提到它的地方一起换；地区换的是名称

    \b
    wageboard rename project shili-hedao shili-baohong-hedao
    wageboard rename area 350582006 灵源街道
    """
    from generator.publish import rename as renaming
    from generator.report import said

    config = config_of(root, today)
    if kind == "area":
        made = renaming.name_area(config, old, new, dry)
    else:
        made = renaming.rename(config, kind + "s", old, new, dry)
    for shown, data in made.files.items():
        click.echo(said("edit", "gone" if data is None else "written", file=shown))
    if made.alias:
        click.echo(said("edit", "alias", old=old, new=new))
    click.echo(said("edit", "would-rename" if dry else "renamed", count=len(made.files)), err=True)


@cli.command()
@with_checkout
@click.argument("kind", type=click.Choice(["project", "channel", "regulation", "contact"]))
@click.option("--name", help="Its name / 名称")
@click.option("--area", help="Where: code or name / 在哪里：区划代码或名称")
@click.option("--source", "source", help="Where it comes from / 出处：文件或网页的名称")
@click.option("--source-date", "day", help="Of what day that is / 出处的日期")
@click.option("--phone", help="Its telephone / 电话")
@click.option(
    "--set", "settings", metavar="FIELD=VALUE", multiple=True,
    help="Any field, owner.name=…, may be repeated / 别的项，可以写几次",
)  # fmt: skip
@click.option(
    "--id", "own_id", default="", help="Its id; from the name if not said / 编号，不写就用名称的拼音"
)
@click.option("--ask/--no-ask", default=None, help="Ask for the rest / 没写的一项一项问")
@click.option("--dry-run", "dry", is_flag=True, help="Show the file, write nothing / 只看，不写")
def new(
    root: Path, today: date | None, kind: str, name: str | None, area: str | None, source: str | None,
    day: str | None, phone: str | None, settings: tuple[str, ...], own_id: str, ask: bool | None, dry: bool,
) -> None:  # fmt: skip
    """Add a record: asks, checks each answer at once, writes a file / 新建一条：一项一项问，答错马上说

    \b
    wageboard new project
    wageboard new channel --name 示例窗口 --set kind=window --no-ask
    """
    from generator.edit.cells import Wrong
    from generator.problem import wording
    from generator.publish import new as making
    from generator.report import reader_locale, said
    from generator.source.document import Value

    asking = making.Asking(config_of(root, today), kind + "s")
    known = [q.path for q in asking.questions()]
    titles = [path for path in making.NAMED if path in known]
    flags = {titles[0]: name, "area": area, "source.title": source, "source.date": day}
    flags |= {next((p for p in known if p.endswith("phones.0.number")), ""): phone}
    given = {path: text for path, text in flags.items() if text is not None}
    given |= {path: text for path, _, text in (one.partition("=") for one in settings)}
    answers: dict[str, Value] = {}

    def take(path: str, text: str) -> bool:
        """Whether an answer will do; says what is wrong with one that doesn't."""
        try:
            question = asking.question(path)
        except KeyError:
            raise click.UsageError(said("edit", "no-field", path=path)) from None
        found = asking.answer(question, text)
        if isinstance(found, Wrong):
            told = wording()[found.rule][reader_locale()].format_map(found.facts)
            click.echo(f"{question.head}: {told}", err=True)
            return False
        if found is not None:
            answers[path] = found
        elif question.needed and path in known:
            click.echo(said("edit", "needed", field=question.head), err=True)
            return False
        return True

    wrong = [path for path, text in given.items() if not take(path, text)]
    if wrong:
        sys.exit(1)
    asked = sys.stdin.isatty() if ask is None else ask
    for question in asking.questions() if asked else ():
        if question.path in answers:
            continue
        label = said("edit", "ask-needed" if question.needed else "ask", field=question.head)
        hint = "、".join(choice for _, choice in question.column.choices) or question.column.note
        while not take(question.path, click.prompt(f"{label}（{hint}）", default="", show_default=False)):
            pass
    made = asking.make(answers, own_id)
    click.echo(made.text, nl=False)
    asking.check(made)
    if dry:
        click.echo(said("edit", "would-make", file=made.path), err=True)
        return
    making.write(asking.config, made)
    click.echo(said("edit", "made", file=made.path), err=True)
