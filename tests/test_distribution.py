"""What goes where and how many, from projects, areas, windows and the suggested counts."""

from __future__ import annotations

from generator.catalog import Catalog
from generator.distribution import orders, parcels

TOWN = "350582006"


def test_each_tier_gets_what_is_suggested(catalog: Catalog) -> None:
    found = parcels(catalog, TOWN)
    villages = [a.id for a in catalog.areas.values() if a.parent == TOWN and a.level == "village"]
    assert len(villages) == 10
    posters = {it.place: it.pieces for it in found if it.tier == "village" and it.form.key == "poster-a3"}
    assert posters == dict.fromkeys(villages, 2)
    windows = {it.place for it in found if it.tier == "window"}
    assert windows == {
        c.id
        for c in catalog.channels.values()
        if c.kind == "window" and TOWN in {a.id for a in catalog.up(c.area)}
    }
    boards = {it.place for it in found if it.form.key == "board-a1"}
    active = {p.id for p in catalog.public_projects() if p.stage == "active"}
    assert boards == {it for it in active if TOWN in {a.id for a in catalog.up(catalog.projects[it].area)}}
    assert len(boards) >= 2


def test_cards_are_as_many_as_the_project_says(catalog: Catalog) -> None:
    cards = {it.place: it.pieces for it in parcels(catalog) if it.form.key == "hat-60x40"}
    active = [p for p in catalog.public_projects() if p.stage == "active" and p.hat_cards]
    assert cards == {p.id: p.hat_cards for p in active}


def test_the_print_shop_prints_whole_sheets(catalog: Catalog) -> None:
    found = parcels(catalog, TOWN)
    shop = orders(found)
    assert sum(it.pieces for it in shop) == sum(it.pieces for it in found)
    for it in shop:
        a_sheet = it.form.columns * it.form.rows
        assert (it.sheets - 1) * a_sheet < it.pieces <= it.sheets * a_sheet
    assert len({(it.form.key, it.subject) for it in shop}) == len(shop)


def test_what_is_to_be_printed_is_a_print_of_the_site(catalog: Catalog) -> None:
    areas = {area.id for area in catalog.printed_areas()}
    for it in orders(parcels(catalog)):
        assert it.form.built
        assert it.subject in (
            catalog.projects if it.form.subject == "project" else {**catalog.projects, **catalog.areas}
        )
        assert it.subject in areas or it.subject in catalog.projects
        assert it.form.subject in ("both", "project" if it.subject in catalog.projects else "area")


def test_every_suggested_print_is_known(catalog: Catalog) -> None:
    keys = {form.key for form in catalog.vocabulary.print_formats}
    assert {it.print for it in catalog.vocabulary.distribution} <= keys
    assert len(catalog.vocabulary.distribution) >= 9
