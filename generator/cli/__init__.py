"""The command `wageboard`: one door to everything; a module holds one group of commands."""

from generator.cli import audio as audio
from generator.cli import edit as edit
from generator.cli import editions as editions
from generator.cli import export as export
from generator.cli import impact as impact
from generator.cli import intake as intake
from generator.cli import languages as languages
from generator.cli import links as links
from generator.cli import media as media
from generator.cli import office as office
from generator.cli import plan as plan
from generator.cli import prints as prints
from generator.cli import publish as publish
from generator.cli import site as site
from generator.cli.door import cli, main

__all__ = ["cli", "main"]
