"""The command that carries the finished site to the place that serves it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.door import cli, config_of, with_checkout


@cli.command()
@with_checkout
@click.argument("site", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "url", metavar="URL", required=True, help="s3://bucket/folder, or a folder / 传到哪里")
@click.option("--dry-run", "dry", is_flag=True, help="Only say what would change / 只看，不传")
@click.option("--adopt", is_flag=True, help="Even if other files are there / 那里有别的文件也传")
def publish(root: Path, today: date | None, site: Path | None, url: str, dry: bool, adopt: bool) -> None:
    """Carry site/ to a folder or an object store / 把 site/ 传到网盘、对象存储或文件夹

    \b
    wageboard publish --to s3://bucket/site --dry-run
    wageboard publish --to /srv/www/wageboard
    """
    from generator.publish.carry import Done, carry, plan
    from generator.publish.store import Store, StoreError
    from generator.report import Progress, reader_locale, said

    folder = (site or config_of(root, today).site).resolve()
    done = Done()
    try:
        store = Store(url)
        if store.is_folder and Path(store.root).resolve().is_relative_to(folder):
            raise StoreError("inside")
        found = plan(folder, store, adopt)
        if found.nothing:
            click.echo(said("publish", "same", url=url))
            return
        counts = {"new": len(found.new), "gone": len(found.gone), "same": found.same}
        click.echo(said("publish", "plan", **counts, size=f"{found.size / 1e6:.1f}"))
        if dry:
            click.echo(said("publish", "dry"))
            return
        progress = Progress(reader_locale())
        carry(folder, store, found, done, progress.count("carry", len(found.new)))
    except StoreError as error:
        how = (
            said("publish", "some-done", count=done.written)
            if done.written
            else said("publish", "nothing-done")
        )
        told = said("publish", error.key, url=url, site=folder, said=error.said or "–", done=how)
        raise click.ClickException(told) from None
    click.echo(said("publish", "done", url=url, new=done.written, gone=done.deleted))
    progress.done()
