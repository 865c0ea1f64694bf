"""How a file of the site is served: its type, and how long it may be kept; the rules of deploy/nginx.conf.

For places that serve files with what was said when they were put there, as object stores do.
"""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePosixPath

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"  # kept, but asked for each time: the answer is short while nothing changed
# The first that matches a path inside the site; what has its fingerprint in its name never changes.
KEPT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(q|p)/"), "public, max-age=300, must-revalidate"),
    (re.compile(r"(.*/)?assets/.*\.[0-9a-f]{8}\."), FOREVER),
    (re.compile(r"(.*/)?assets/inline/[0-9a-f]{12}\.js$"), FOREVER),
    (re.compile(r"open/"), "public, max-age=3600, must-revalidate"),
)
TEXTS = {
    ".atom": "application/atom+xml", ".css": "text/css", ".csv": "text/csv", ".html": "text/html",
    ".ics": "text/calendar", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml",
    ".txt": "text/plain", ".vcf": "text/vcard", ".xml": "text/xml",
}  # fmt: skip
UNKNOWN = "application/octet-stream"
FILES = {
    ".br": UNKNOWN, ".gz": "application/gzip", ".mp3": "audio/mpeg", ".pdf": "application/pdf",
    ".png": "image/png", ".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2",
    ".zip": "application/zip",
}  # fmt: skip


def kind(path: str) -> str:
    """The Content-Type of a file; ours don't depend on what a machine has registered."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in TEXTS:
        return f"{TEXTS[suffix]}; charset=utf-8"
    if not suffix:
        return f"{TEXTS['.txt']}; charset=utf-8"  # SHA256SUMS
    return FILES.get(suffix) or mimetypes.MimeTypes().guess_type(path)[0] or UNKNOWN


def kept(path: str) -> str:
    """The Cache-Control of a file."""
    return next((rule for pattern, rule in KEPT if pattern.match(path)), ASK)
