"""The home page: a few doors, the hotlines, and the way to one's own place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.board import dial, door
from generator.model.area import NATION
from generator.model.channel import Channel
from generator.render import urls
from generator.render.pages import campaigns, channels, laws, parts
from generator.render.pages.inert import Inline, Link, Phrase
from generator.render.pages.page import Page
from generator.render.pages.parts import Call, Group, Item
from generator.render.pages.prose import PLACED, ProseView, view
from generator.render.pages.setting import Setting

FIRST_LINE = "cn-12333"  # the channel behind the first door
STEPS = "what-to-do"  # the prose page behind the last
# Which texts stand on which shelf, in the order to read them; a text named nowhere ends the first shelf.
WORKERS = (
    STEPS, "evidence", "who-pays", "deadlines", "wage-rules", "hardship", "lawful-ways", "other-work",
    "glossary",
)  # fmt: skip
OTHERS = ("for-contractors", "for-communities", "for-inspectors")


@dataclass(frozen=True)
class Door:
    href: str
    title: str
    line: str


@dataclass(frozen=True)
class HomeView:
    lead: str
    doors: tuple[Door, ...]
    calls: tuple[Call, ...]
    elsewhere: str
    area: Link | Phrase
    all_areas: Link
    campaign: tuple[Inline, ...]
    law: tuple[Inline, ...]
    offline: Link  # the guide in one file
    prose: ProseView
    shelves: tuple[Group, ...]


def page(setting: Setting, raw: str) -> Page:
    """The home page; `raw` is the text of content/<lang>/index.md."""
    here = setting.at(urls.home(setting.lang))
    about = f"{here.pick(here.catalog.site.title)} · {here.say('home_about')}"
    return Page(here, "home", here.phrase("owed"), _view(here, raw), about, hide=("navigation", "toc"))


def _view(setting: Setting, raw: str) -> HomeView:
    lang = setting.lang
    national = [c for c in channels.public(setting) if c.area == NATION]
    campaign = campaigns.latest(setting)
    law = setting.catalog.regulations.get(laws.FIRST)
    return HomeView(
        lead=setting.say("home_lead"),
        doors=(
            _call_door(setting),
            _door(setting, urls.index(lang, "projects"), "door_site"),
            *((_door(setting, urls.router(lang), "door_find"),) if setting.catalog.router else ()),
            _door(setting, urls.prose(lang, STEPS), "door_steps"),
        ),
        calls=_calls(setting, national),
        elsewhere=channels.elsewhere(setting, national),
        area=setting.area(setting.catalog.site.default_area),
        all_areas=setting.link(urls.index(lang, "areas"), setting.phrase("all_areas")),
        campaign=() if campaign is None else (
            setting.link(urls.campaign(lang, campaign.id), setting.pick(campaign.title)),
            *((setting.day(campaign.issued),) if campaign.issued else ()),
        ),
        law=() if law is None or law.publish != "public" else (
            setting.link(urls.law(lang, law.id), setting.pick(law.title)), setting.pick(law.about),
        ),
        offline=setting.link(urls.offline(lang), Phrase(setting.speaker.say("offline.link"))),
        prose=view(setting, "index", raw),
        shelves=_shelves(setting),
    )  # fmt: skip


def _shelves(setting: Setting) -> tuple[Group, ...]:
    """The texts for workers, and those for everybody else."""
    rest = tuple(sorted(setting.titles.keys() - {*WORKERS, *OTHERS, *PLACED}))
    shelves = (("shelf_workers", (*WORKERS, *rest)), ("shelf_others", OTHERS))
    return tuple(
        Group(
            key.replace("_", "-"),
            setting.say(key),
            tuple(
                Item(setting.link(urls.prose(setting.lang, name), setting.titles[name]))
                for name in names
                if name in setting.titles
            ),
        )
        for key, names in shelves
    )


def _calls(setting: Setting, national: list[Channel]) -> tuple[Call, ...]:
    """A button for every short code of the nation, named by the first channel that answers it."""
    found: dict[str, Call] = {}
    for channel in national:
        phones = [p for p in channel.phones if p.is_public(channel.publish) and p.kind == "short_code"]
        dials = [dial(p, setting.catalog, NATION) for p in phones if p.href not in found]
        found |= {c.href: c for c in parts.calls(setting, dials, setting.pick(channel.name))}
    return tuple(found.values())


def _door(setting: Setting, address: str, key: str) -> Door:
    return Door(setting.to(address), setting.say(key), setting.say(f"{key}_line"))


def _call_door(setting: Setting) -> Door:
    """The first door dials; without the channel it leads to the list of channels."""
    channel = setting.catalog.channels.get(FIRST_LINE)
    if channel and channel.publish == "public":
        for dial in door(channel, setting.catalog, NATION).dials:
            return Door(
                dial.href, setting.say("door_call", number=dial.number), setting.say("door_call_line")
            )
    index = setting.to(urls.index(setting.lang, "channels"))
    return Door(index, setting.say("channels"), setting.say("channels_about"))
