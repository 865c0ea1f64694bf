"""What was found out about a link, as a value; the words for it stand in terminal/links.yaml."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds that a reader of the site would run into, worst first …
BROKEN = (
    "gone", "status", "dns", "refused", "unreachable", "reset", "timeout", "loop", "too-many",
    "tls-expired", "tls-host", "tls-self", "tls", "soft", "home", "odd",
)  # fmt: skip
# … and those that a person should look at.
NOTED = (
    "moved", "same", "denied", "busy", "robots", "private", "scheme", "credentials", "slow", "temporary",
)  # fmt: skip
KINDS = (*BROKEN, *NOTED)


@dataclass(frozen=True)
class Finding:
    """How a link answered: its kinds (none: it is well), the last status, the way it went, where it went for
    good. `seconds` is of the last request; `cached`: known from an earlier run."""

    url: str
    kinds: tuple[str, ...] = ()
    status: int = 0
    hops: tuple[tuple[int, str], ...] = ()  # status of each redirect and where it led
    new: str = ""
    note: str = ""
    seconds: float = 0.0
    cached: bool = False

    @property
    def broken(self) -> bool:
        return any(kind in BROKEN for kind in self.kinds)

    @property
    def rank(self) -> tuple[int, str]:
        """What makes the worst come first."""
        return min((KINDS.index(kind) for kind in self.kinds), default=len(KINDS)), self.url

    @property
    def final(self) -> str:
        return self.hops[-1][1] if self.hops else self.url
