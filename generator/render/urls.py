"""The one place that makes addresses inside the site, relative to its root, without a leading slash."""

from __future__ import annotations

from generator.config import DEFAULT_LANGUAGE

KINDS = ("channels", "areas", "offices", "laws", "projects", "campaigns")


def _in(lang: str, path: str) -> str:
    return path if lang == DEFAULT_LANGUAGE else f"{lang}/{path}"


def home(lang: str) -> str:
    return _in(lang, "")


def index(lang: str, kind: str) -> str:
    """The index page of a kind of record."""
    return _in(lang, f"{kind}/")


def channel(lang: str, channel_id: str) -> str:
    return _in(lang, f"channels/{channel_id}/")


def area(lang: str, code: str) -> str:
    """Where to turn in an area."""
    return _in(lang, f"areas/{code}/")


def office(lang: str, contact_id: str) -> str:
    return _in(lang, f"offices/{contact_id}/")


def law(lang: str, regulation_id: str, article: str | None = None) -> str:
    """A law, or one of its articles."""
    return _in(lang, f"laws/{regulation_id}/") + (f"#article-{article}" if article else "")


def projects(lang: str, code: str) -> str:
    """The projects of an area."""
    return _in(lang, f"projects/{code}/")


def campaign(lang: str, campaign_id: str) -> str:
    return _in(lang, f"campaigns/{campaign_id}/")


def router(lang: str, node: str = "", area_id: str | None = None) -> str:
    """我该找谁: its first question, another one or an outcome; with an area, as that area answers."""
    return _in(lang, "find/" + (f"in/{area_id}/" if area_id else "") + (f"{node}/" if node else ""))


def router_chart() -> str:
    """The same questions on one sheet of paper, in Chinese."""
    return "print/router.pdf"


def about(lang: str) -> str:
    return _in(lang, "about/")


def changes(lang: str) -> str:
    """What changed lately."""
    return _in(lang, "changes/")


def feed(lang: str, area_id: str | None = None) -> str:
    """The feed of changes, of an area or of the whole site; `.atom` or `.json` follows."""
    own = "" if lang == DEFAULT_LANGUAGE else f"{lang}/"
    return f"open/v1/{own}" + (f"areas/{area_id}/" if area_id else "") + "changes"


def prose(lang: str, name: str, anchor: str = "") -> str:
    """A page written in content/, for example `what-to-do`."""
    return _in(lang, f"{name}/") + (f"#{anchor}" if anchor else "")


def project(lang: str, project_id: str) -> str:
    """A project's own light page."""
    return f"p/{project_id}/" + ("" if lang == DEFAULT_LANGUAGE else f"{lang}/")


def scan(lang: str, token: str) -> str:
    """The page behind a printed code."""
    return f"q/{token}/" + ("" if lang == DEFAULT_LANGUAGE else f"{lang}/")


def inspect(lang: str, token: str) -> str:
    """What an inspector sees of the print with this code."""
    return f"inspect/{token}/" + ("" if lang == DEFAULT_LANGUAGE else f"{lang}/")


def unknown(lang: str) -> str:
    """The page for every address that isn't ours."""
    return _in(lang, "404.html")


def printed(project_id: str, name: str) -> str:
    """A print of a project, for example `board-a3.pdf`."""
    return f"print/{project_id}/{name}"


def pack(project_id: str) -> str:
    """Everything that a project prints, in one file."""
    return printed(project_id, "pack.zip")


def area_printed(area_id: str | None, name: str) -> str:
    """A print for a place without a project, or for any place."""
    return f"print/areas/{area_id}/{name}" if area_id else f"print/general/{name}"


def area_pack(area_id: str) -> str:
    """All prints of a place, in one file."""
    return area_printed(area_id, "all.zip")


def form(key: str, both: bool = False) -> str:
    """A form to print and fill in by hand; `both`: Chinese and English side by side."""
    return f"print/forms/{key}{'-zh-en' if both else ''}.pdf"


def open_data(name: str = "") -> str:
    """A file of the open data; what stands under a version keeps its address for good."""
    return f"open/v1/{name}"


def card(name: str) -> str:
    """The contact card of a channel, or of a post of a roster."""
    return open_data(f"contacts/{name}.vcf")


def area_card(code: str) -> str:
    """The contact card with every number of an area."""
    return open_data(f"contacts/areas/{code}.vcf")


def area_calendar(code: str) -> str:
    """The calendar of an area."""
    return open_data(f"calendar/areas/{code}.ics")


def campaign_calendar(campaign_id: str) -> str:
    """The calendar of a special action."""
    return open_data(f"calendar/campaigns/{campaign_id}.ics")


def offline(lang: str) -> str:
    """The whole guide in one file."""
    return _in(lang, "offline.html")


def dictionary(lang: str) -> str:
    """The page that says what stands in the open data."""
    return _in(lang, "open-data/")


def media(subject_id: str, name: str = "", lang: str = DEFAULT_LANGUAGE) -> str:
    """What is made to be sent to the workers of a project or area: their page, or a file beside it."""
    return f"media/{subject_id}/" + ("" if lang == DEFAULT_LANGUAGE else f"{lang}/") + name


def messages() -> str:
    """The texts for phones of all projects and areas in one table."""
    return "media/sms.csv"


def recording(lang: str, name: str) -> str:
    """A recording of a page of the guide or of a script."""
    return f"audio/{lang}/{name}.mp3"
