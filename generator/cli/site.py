"""The commands about the site as a whole: check, build, serve, schema."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.door import cli, config_of, with_checkout, with_crew

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.publish.build import Summary
    from generator.publish.executor import Crew
    from generator.report import Format, Progress


@cli.command()
@with_checkout
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
@click.option(
    "--release",
    metavar="PATH|REV",
    help="Compare what was printed with this release too / 登记也和这次发布的比：git 版本、网站或项目文件夹",
)
@click.option("--staged", is_flag=True, help="Only what is about to be committed / 只查马上要提交的")
def check(root: Path, today: date | None, form: Format, release: str | None, staged: bool) -> None:
    """Check the data and say what is wrong where / 检查数据，逐条说明哪里有错"""
    from generator.publish.examination import problems as everything_wrong
    from generator.publish.staged import staged as about_to_be_committed
    from generator.report import counts, problem_lines, reader_locale

    lang, config = reader_locale(), config_of(root, today)
    problems = about_to_be_committed(config) if staged else everything_wrong(config, release)
    for row in problem_lines(problems, lang, form):
        click.echo(row)
    click.echo(counts(problems, lang), err=True)
    sys.exit(1 if any(p.severity == "error" for p in problems) else 0)


@cli.command()
@with_checkout
@with_crew
@click.option(
    "--no-prints", "pages", is_flag=True,
    help="Pages alone, quickly, for a look; not to be published / 只做网页，快，自己看；不要发布",
)  # fmt: skip
@click.option(
    "--gzip", "packed", flag_value="gzip", multiple=True,
    help="A packed copy (.gz) beside each text, for a busy web server / 网页另存一份压缩的，访问多的网站用",
)  # fmt: skip
@click.option(
    "--brotli", "packed", flag_value="brotli", multiple=True,
    help="The same as .br, which is smaller (wageboard[brotli]) / 同上，存成更小的 .br",
)  # fmt: skip
@click.option(
    "--area", metavar="CODE", help="Only the places of this area, as a shard / 只做这个地区，做成分片"
)
@click.option(
    "--out", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
    help="Where the shard goes / 分片放在哪里", show_default="shards/CODE",
)  # fmt: skip
def build(
    root: Path,
    today: date | None,
    pages: bool,
    packed: tuple[str, ...],
    area: str | None,
    out: Path | None,
    crew: Crew,
) -> None:
    """Build the site and the prints into site/ / 生成网站和印刷品到 site/"""
    from generator.publish.build import build as run
    from generator.publish.build import build_shard
    from generator.publish.squeezed import can
    from generator.report import said

    if out and not area:
        raise click.UsageError(said("shards", "out-alone"))
    if area and (pages or packed):
        raise click.UsageError(said("shards", "pages-only"))
    if not all(map(can, packed)):
        raise click.UsageError(said("shards", "no-brotli"))
    config = config_of(root, today)
    if area:
        _built(lambda progress: build_shard(config, progress, area, out and out.resolve(), crew))
    else:
        _built(lambda progress: run(config, progress, printed=not pages, crew=crew, packed=packed))


@cli.command()
@with_checkout
@with_crew
@click.argument(
    "shards", metavar="SHARD…", nargs=-1, required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)  # fmt: skip
def join(root: Path, today: date | None, shards: tuple[Path, ...], crew: Crew) -> None:
    """Join the shards of all areas into site/ / 把各地区的分片合成 site/"""
    from generator.publish.build import build as run

    config = config_of(root, today)
    _built(lambda progress: run(config, progress, crew=crew, shards=shards))


def _built(run: Callable[[Progress], Summary]) -> None:
    """Builds and tells what was written, or why nothing was."""
    from generator.publish.build import BusyError
    from generator.publish.shards import ShardError
    from generator.report import Progress, problem_lines, reader_locale, said, summary_lines

    lang = reader_locale()
    progress = Progress(lang)
    try:
        made = run(progress)
    except BusyError:
        click.echo(said("progress", "busy"), err=True)
        sys.exit(1)
    except ShardError as error:
        raise click.ClickException(said("shards", error.key, **error.facts)) from None
    for row in (
        *problem_lines(made.warnings, lang, "text"),
        *summary_lines(made.site, made.counts, made.size, lang),
    ):
        click.echo(row)
    progress.done()


@cli.command()
@with_checkout
@click.option("--host", default="127.0.0.1")
@click.option("--port", default=8000, type=click.IntRange(0, 65535))
def serve(root: Path, today: date | None, host: str, port: int) -> None:
    """Preview everything and rebuild on save / 预览整个网站，保存后自动重新生成"""
    from generator.publish.serve import serve as run

    run(config_of(root, today), host, port)


@cli.command()
@with_checkout
def schema(root: Path, today: date | None) -> None:
    """Write the editors' JSON schemas into data/schema/ / 更新 data/schema/ 里的编辑器校验文件"""
    from generator.schema import schema_files

    folder = config_of(root, today).data / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_bytes(text.encode())
        click.echo(folder / name)
