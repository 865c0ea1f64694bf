"""The same facts for media that aren't pages or prints: texts, articles, pictures, scripts, recordings."""
