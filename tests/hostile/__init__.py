"""Data that wants to harm: words for every field, damage to every file, and what must come of it."""
