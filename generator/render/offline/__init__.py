"""The guide of one language in one file, to keep on a phone and to pass on: no request, script or picture."""

from generator.render.offline.file import Extensions, extensions, output, words

__all__ = ["Extensions", "extensions", "output", "words"]
