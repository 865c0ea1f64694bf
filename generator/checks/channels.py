"""Channels: a worker can do something with each of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.board import MAIN_LINE, line
from generator.checks.case import Case
from generator.checks.spot import Spot
from generator.model.area import NATION
from generator.problem import Problem

SEARCHED = ("mini_program", "app")


def channel_unreachable(case: Case) -> Iterator[Problem]:
    """A public channel has a public number, an address, a route or a link.

    Bad: a window with hours and needs alone
    Good: a window with its address
    """
    for channel in case.catalog.channels.values():
        ways = (channel.address, channel.route, channel.url, channel.search_words)
        if channel.publish != "public" or channel.kind == "hotline" or any(ways):
            continue
        if not any(phone.is_public(channel.publish) for phone in channel.phones):
            yield case.problem("channel-unreachable", Spot("channels", channel.id), name=channel.name.zh)


def channel_hotline(case: Case) -> Iterator[Problem]:
    """A hotline has a number that may be shown, or a route that says where the number is posted.

    Bad: kind: hotline without phones and without route
    Good: kind: hotline, phones: [{number: "12333", kind: short_code}]
    """
    for channel in case.catalog.channels.values():
        if channel.kind != "hotline" or channel.publish != "public" or channel.route:
            continue
        if not any(phone.is_public(channel.publish) for phone in channel.phones):
            spot = Spot("channels", channel.id, ("kind",))
            yield case.problem("channel-hotline", spot, name=channel.name.zh)


def channel_search(case: Case) -> Iterator[Problem]:
    """A mini-program or an app says how to find it: a route or words to search for.

    Bad: kind: mini_program with a url alone
    Good: kind: mini_program, search_words: [国务院客户端]
    """
    for channel in case.catalog.channels.values():
        if channel.kind in SEARCHED and not channel.route and not channel.search_words:
            yield case.problem(
                "channel-search", Spot("channels", channel.id, ("kind",)),
                sort=channel.kind, name=channel.name.zh,
            )  # fmt: skip


def channel_main_line(case: Case) -> Iterator[Problem]:
    """Some public channel of the nation answers 12333: it stands on every page and every print.

    Bad: no channel of area 100000 with the number 12333
    Good: data/channels/cn-12333.yaml
    """
    if case.unread or NATION not in case.catalog.areas:
        return  # said elsewhere
    national = [c for c in case.catalog.channels.values() if c.area == NATION]
    heard = any(phone.is_public(channel.publish) for channel in national for phone in channel.phones)
    if heard and line(MAIN_LINE, case.catalog, NATION) is None:
        yield case.problem("channel-main-line", Spot("areas", NATION), number=MAIN_LINE)


CHECKS = (channel_unreachable, channel_hotline, channel_search, channel_main_line)
