"""Rules over the catalog, each a small unit that yields problems."""
