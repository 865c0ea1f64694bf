"""The words that a notice is read with, from `vocabulary.yaml` beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from generator.model.channel import ChannelKind

FILE = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True)
class ChannelWords:
    """Words that name a channel: its kind, what the record's name holds, and what it needs around it."""

    pattern: re.Pattern[str]
    kind: ChannelKind
    name: str
    cue: bool  # only in a sentence that speaks to people with a complaint
    own: bool  # a place's own: nothing above the notice's province answers to it
    propose: str  # the name to propose where no record answers


@dataclass(frozen=True)
class Keyed:
    """A pattern and what it stands for."""

    key: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Vocabulary:
    """All of the file, compiled."""

    channels: tuple[ChannelWords, ...]
    cue: re.Pattern[str]
    not_cue: re.Pattern[str]
    not_channels: re.Pattern[str]
    promises: tuple[Keyed, ...]
    left_out: tuple[Keyed, ...]
    forms: re.Pattern[str]
    kinds_of_document: str
    speech: re.Pattern[str]
    issuers: str
    known_offices: tuple[str, ...]
    provinces: tuple[str, ...]
    province_signs: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The file, read once."""
    import yaml

    raw = cast("dict[str, Any]", yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader))
    return Vocabulary(
        channels=tuple(
            ChannelWords(
                re.compile(one["pattern"]), one["kind"], one["name"], one.get("cue") == "true",
                one.get("own") == "true", one.get("propose", ""),
            )
            for one in raw["channels"]
        ),
        cue=re.compile(raw["cue"]),
        not_cue=re.compile(raw["not_cue"]),
        not_channels=re.compile(raw["not_channels"]),
        promises=tuple(Keyed(one["key"], re.compile(one["pattern"])) for one in raw["promises"]),
        left_out=tuple(Keyed(one["why"], re.compile(one["pattern"])) for one in raw["left_out"]),
        forms=re.compile(raw["forms"]),
        kinds_of_document=raw["kinds_of_document"],
        speech=re.compile(raw["speech"]),
        issuers=raw["issuers"],
        known_offices=tuple(raw["known_offices"]),
        provinces=tuple(raw["provinces"]),
        province_signs=raw["province_signs"],
    )  # fmt: skip
