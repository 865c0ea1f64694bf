"""What an edit does: which facts changed, in words, and everything that this touches."""
