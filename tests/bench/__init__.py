"""Measurements, not tests: `make bench` runs them and writes RESULTS.md."""
