"""Wageboard: YAML facts about unpaid wages become a guide site, scan pages and prints."""

__version__ = "0.1.0"
