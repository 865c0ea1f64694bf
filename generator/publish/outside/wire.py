"""One request over the network: the address is looked up and weighed before anything is sent, the answer
bounded in time and size. Errors are named kinds of `finding`, not exceptions."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

import httpx

from generator.publish.outside.manners import Manners

EXPIRED, NOT_YET = 10, 9  # X509_V_ERR_* of OpenSSL
WRONG_HOST = {62, 64}
SELF_SIGNED = {18, 19}
FEW = 3  # addresses of a host that are tried
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Answer:
    """What a server said, or the kind of failure in `error`; `whole`: the page was read as far as wanted."""

    status: int = 0
    headers: httpx.Headers = field(default_factory=httpx.Headers)
    body: bytes = b""
    seconds: float = 0.0
    error: str = ""
    note: str = ""
    whole: bool = True

    @property
    def page(self) -> bool:
        """Whether it is a page for readers, as opposed to a file."""
        return "html" in self.headers.get("content-type", "").lower()


class _RefusedError(Exception):
    """Not sent, for the reason given as a kind."""


class Wire:
    """An asynchronous context that sends requests. No proxy, cookie or password of this machine is used."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._client = httpx.AsyncClient(
            verify=manners.tls,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(manners.total, connect=manners.connect),
            # A kept connection belongs to an IP address here, and hosts share those.
            limits=httpx.Limits(max_connections=manners.hosts * 2, max_keepalive_connections=0),
        )

    async def __aenter__(self) -> Wire:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def ask(self, url: str, method: str = "GET", extra: dict[str, str] | None = None) -> Answer:
        """One request; never raises but for a cancelled run."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.manners.total):
                sent = await self._send(url, method, extra or {})
        except TimeoutError:
            return Answer(error="timeout", seconds=time.monotonic() - began)
        except _RefusedError as refused:
            return Answer(error=str(refused))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError, ValueError) as error:
            kind, note = _failure(error)
            return Answer(error=kind, note=note, seconds=time.monotonic() - began)
        try:
            body, whole = await self._body(sent, self.manners.total - (time.monotonic() - began), method)
        finally:
            with suppress(httpx.HTTPError, OSError):
                await sent.aclose()
        took = time.monotonic() - began
        return Answer(sent.status_code, sent.headers, body, took, whole=whole)

    async def _send(self, url: str, method: str, extra: dict[str, str]) -> httpx.Response:
        """The answer's head, from the first address of the host that takes a connection."""
        refused = refusal(url)
        if refused:
            raise _RefusedError(refused)
        asked = httpx.URL(url)
        port = asked.port or PORTS[asked.scheme]
        addresses = await self.manners.resolve(asked.host, port)
        if not self.manners.private and not all(map(_public, addresses)):
            raise _RefusedError("private")
        head = {
            "Host": asked.netloc.decode("ascii"), "User-Agent": self.manners.agent, "Accept": "*/*",
            "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5", "Accept-Encoding": "identity",
            "Connection": "close",
        }  # fmt: skip
        addresses = addresses[:FEW]
        for number, address in enumerate(addresses, 1):
            # Asked by the address that was weighed, so that a second look-up can't lead elsewhere.
            request = self._client.build_request(
                method, asked.copy_with(host=address), headers={**head, **extra},
                extensions={"sni_hostname": asked.raw_host.decode("ascii")},
            )  # fmt: skip
            try:
                return await self._client.send(request, stream=True)
            except httpx.ConnectError as error:
                if number == len(addresses) or _certificate(error):
                    raise
        raise socket.gaierror(socket.EAI_NONAME, "no address")

    async def _body(self, sent: httpx.Response, left: float, method: str) -> tuple[bytes, bool]:
        """As much of the page as we read; False when it didn't arrive in time."""
        if method == "HEAD" or not _readable(sent):
            return b"", True
        body, opened = bytearray(), _opened(sent.headers.get("content-encoding", ""))
        try:
            async with asyncio.timeout(max(left, 0.1)):
                async for chunk in sent.aiter_raw(16 * 1024):
                    if opened:
                        chunk = opened.decompress(chunk, self.manners.limit)
                    body += chunk[: self.manners.limit - len(body)]
                    if len(body) >= self.manners.limit:
                        break
        except TimeoutError:
            return bytes(body), False
        except (httpx.HTTPError, OSError, zlib.error):
            pass  # a page that breaks off was there: its head said so
        return bytes(body), True


def _opened(encoding: str) -> zlib._Decompress | None:  # pyright: ignore[reportPrivateUsage]
    """Unpacks what a server packed although it was asked not to; a bomb ends at the limit."""
    return (
        zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding.lower() in ("gzip", "x-gzip", "deflate") else None
    )


def _readable(sent: httpx.Response) -> bool:
    kind = sent.headers.get("content-type", "").lower()
    return not kind or kind.startswith("text/") or "html" in kind


def refusal(url: str) -> str:
    """Why an address is never sent: its scheme, a password in it, no form; empty when it may be."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "odd"
    if parts.scheme.lower() not in PORTS:
        return "scheme"
    if parts.username is not None or parts.password is not None:
        return "credentials"
    return "" if parts.hostname else "odd"


def _public(address: str) -> bool:
    """Whether an address is one of the open net; a mapped or tunnelled one counts as what is inside."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            ip = inner
        elif ip in ipaddress.ip_network("64:ff9b::/96"):
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        inside: Sequence[BaseException] = getattr(seen, "exceptions", ())  # of a group
        seen = inside[0] if inside else seen.__cause__ or seen.__context__


def _certificate(error: BaseException) -> ssl.SSLError | None:
    return next((one for one in _chain(error) if isinstance(one, ssl.SSLError)), None)


def _failure(error: BaseException) -> tuple[str, str]:
    """The kind of a failure and, where the kind says too little, the words of the system."""
    for one in _chain(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            code = one.verify_code
            if code in (EXPIRED, NOT_YET):
                return "tls-expired", one.verify_message
            if code in WRONG_HOST:
                return "tls-host", one.verify_message
            return ("tls-self" if code in SELF_SIGNED else "tls"), one.verify_message
        if isinstance(one, ssl.SSLError):
            return "tls", one.reason or str(one)
        if isinstance(one, socket.gaierror):
            return "dns", ""
        if isinstance(one, ConnectionRefusedError):
            return "refused", ""
        if isinstance(one, ConnectionError | httpx.RemoteProtocolError):
            return "reset", ""
        if isinstance(one, TimeoutError | httpx.TimeoutException):
            return "timeout", ""
    if isinstance(error, httpx.InvalidURL | UnicodeError | ValueError | httpx.LocalProtocolError):
        return "odd", ""
    return "reset" if isinstance(error, httpx.ReadError) else "unreachable", ""
