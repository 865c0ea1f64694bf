"""Identities of records in other people's formats: UUIDs that never change, whatever host publishes them."""

from __future__ import annotations

from uuid import NAMESPACE_DNS, UUID, uuid5

# Ours for good: independent of host and day, so two offices that publish the same hotline say so.
NAMESPACE = uuid5(NAMESPACE_DNS, "wageboard")


def identity(*parts: str) -> UUID:
    """The UUID (version 5) of a thing by its path, `service`, `cn-12333`."""
    return uuid5(NAMESPACE, "/".join(parts))


def urn(*parts: str) -> str:
    return identity(*parts).urn
