"""YAML files as plain strings, lists and maps, each with its line and column."""
