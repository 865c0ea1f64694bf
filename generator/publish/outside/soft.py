"""Pages that say “not found” with status 200. Text in, verdict out: nothing here asks anybody."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

SAYS = re.compile(
    r"页面(?:不存在|没有找到|未找到|找不到|已删除|丢失)|(?:找不到|未找到|没有找到)(?:该|此|您|你|要|访问|请求|所|的|相关)*(?:网页|页面|文件)"
    r"|(?:网页|文章|文件|内容|信息)(?:不存在|已删除|已下线|已失效|走丢了)|您(?:访问|请求|要找|查找)的(?:页面|网页|文件|内容)(?:不存在|已)"
    r"|page (?:was |could )?(?:not|n.t) (?:be )?found"
    r"|\b(?:not found|no longer exists|does(?: not|n.t) exist)\b"
    r"|\berror 404\b|\b404 error\b",
    re.IGNORECASE,
)
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
HIDDEN = re.compile(
    r"<(script|style|head|noscript|template)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
TAG = re.compile(r"<[^>]*>")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
SHORT = 400  # letters that a page may have whose text, not title, is believed: articles quote such words too
HOMES = re.compile(
    r"/?(?:(?:index|default|home|main|error|404|notfound)\.(?:html?|aspx?|php|jsp|shtml))?", re.I
)


def text_of(body: bytes, kind: str) -> str:
    """The page as text; a wrong or unknown encoding costs letters, never an error."""
    named = CHARSET.search(kind.encode()) or CHARSET.search(body[:2048])
    wanted = named.group(1).decode("ascii") if named else "utf-8"
    if wanted.lower() in ("gb2312", "gbk"):
        wanted = "gb18030"
    try:
        return body.decode(wanted, errors="replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", errors="replace")


def says_missing(page: str) -> bool:
    """Whether a page says that it isn't there: in its title, or in a text that holds little else."""
    title = TITLE.search(page)
    head = unescape(title.group(1)) if title else ""
    if SAYS.search(head) or re.search(r"(?<![\d.])404(?![\d.])", head):
        return True
    text = visible(page)
    return len(text) <= SHORT and bool(SAYS.search(text) or re.fullmatch(r"\W*404\W*", text))


def visible(page: str) -> str:
    """What a reader sees of a page, spaces made one."""
    return " ".join(unescape(TAG.sub(" ", HIDDEN.sub(" ", page))).split())


def led_home(asked: str, final: str) -> bool:
    """Whether an address inside a site led to a home page."""
    before, after = urlsplit(asked), urlsplit(final)
    if HOMES.fullmatch(before.path) and not before.query:
        return False
    return bool(HOMES.fullmatch(after.path)) and not after.query and not after.fragment.startswith(("/", "!"))


def alike(one: str, other: str) -> bool:
    """Whether two pages show a reader the same, numbers and addresses aside."""
    return _bare(one) == _bare(other)


def _bare(page: str) -> str:
    return re.sub(r"\d+|https?://\S+|/[\w./%-]+", "", visible(page))
