"""robots.txt names the list of pages of every language, and forbids nothing."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from generator.render.robots import robots
from tests.support.catalog import mini_catalog


def test_every_language_has_its_list() -> None:
    catalog = mini_catalog(languages=("zh", "en", "ug"))
    reader = RobotFileParser()
    reader.parse(robots(catalog).data.decode().splitlines())
    base = catalog.site.base_url
    assert reader.site_maps() == [f"{base}sitemap.xml", f"{base}en/sitemap.xml", f"{base}ug/sitemap.xml"]
    assert reader.can_fetch("*", f"{base}areas/350582006/")
