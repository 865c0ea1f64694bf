"""A place that fsspec can write: a folder, an S3-compatible store and others; the extra [remote]."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, cast

from generator.publish import served

BESIDE = ".part"
# Where a file is written bit by bit, so that it is put beside its place first; stores put whole objects.
FOLDERS = frozenset({"file", "local", "sftp", "ssh", "smb", "ftp"})
STORES = frozenset({"s3", "s3a"})  # whose headers are set
RIGHTS = frozenset({"NoCredentialsError", "PartialCredentialsError"})  # of botocore


class StoreError(Exception):
    """A place can't be read or written: a key of terminal/publish.yaml, and what was said."""

    def __init__(self, key: str, said: str = "") -> None:
        super().__init__(f"{key}: {said}")
        self.key, self.said = key, said


class Store:
    """One place, by its URL; names of files are as in a site."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec import core
        except ImportError:
            raise StoreError("no-fsspec") from None
        library: Any = core
        try:
            found = library.url_to_fs(url, use_listings_cache=False, skip_instance_cache=True)
        except ImportError:
            raise StoreError("no-fsspec") from None
        except ValueError as error:
            raise StoreError("no-scheme", str(error)) from None
        self._fs, self.root = found[0], str(found[1]).rstrip("/")
        named = cast("str | tuple[str, ...]", self._fs.protocol)
        self._schemes = frozenset((named,) if isinstance(named, str) else named)

    @property
    def is_folder(self) -> bool:
        """Whether it has folders that must be made, and files that a reader may meet half-written."""
        return bool(self._schemes & FOLDERS)

    def read(self, name: str) -> bytes | None:
        """What is in a file; None where it isn't there."""
        try:
            return cast("bytes", self._asked(self._fs.cat_file, self._at(name)))
        except StoreError as error:
            if error.key == "no-place":
                return None
            raise

    def is_empty(self) -> bool:
        """Whether nothing is there, as far as one may look."""
        try:
            return not self._asked(self._fs.ls, self.root, detail=False)
        except StoreError as error:
            if error.key in ("no-place", "no-right"):
                return True
            raise

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes files, each whole or not at all."""
        if self.is_folder:
            for name, data in files.items():
                place = self._at(name)
                self._asked(self._fs.makedirs, place.rpartition("/")[0], exist_ok=True)
                self._asked(self._fs.pipe_file, place + BESIDE, data)
                self._asked(self._fs.mv, place + BESIDE, place)
            return
        alike: dict[tuple[str, str], dict[str, bytes]] = {}
        for name, data in files.items():
            alike.setdefault((served.kind(name), served.kept(name)), {})[self._at(name)] = data
        for (kind, kept), its in alike.items():
            headers = {"ContentType": kind, "CacheControl": kept} if self._schemes & STORES else {}
            self._asked(self._fs.pipe, its, **headers)

    def delete(self, names: Iterable[str]) -> None:
        """Deletes files; one that isn't there is no error."""
        places = [self._at(name) for name in names]
        if not self.is_folder:
            if places:
                self._asked(self._fs.rm, places)
            return
        for place in places:
            try:
                self._asked(self._fs.rm_file, place)
            except StoreError as error:
                if error.key != "no-place":
                    raise
            self._prune(place)

    def _prune(self, place: str) -> None:
        """Removes the folders that a deleted file leaves empty."""
        folder = place.rpartition("/")[0]
        with suppress(OSError):
            while len(folder) > len(self.root) and not self._fs.ls(folder):
                self._fs.rmdir(folder)
                folder = folder.rpartition("/")[0]

    def _at(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _asked(self, call: Callable[..., Any], *given: object, **more: object) -> Any:
        """What the library answers; whatever goes wrong in it becomes one sentence."""
        try:
            return call(*given, **more)
        except FileNotFoundError as error:
            raise StoreError("no-place", _line(error)) from None
        except PermissionError as error:
            raise StoreError("no-right", _line(error)) from None
        except Exception as error:  # each kind of place has errors of its own
            key = "no-right" if type(error).__name__ in RIGHTS else "broken"
            raise StoreError(key, _line(error)) from None


def _line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
