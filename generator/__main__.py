"""`python -m generator` is `wageboard`."""

from generator.cli import main

main()
