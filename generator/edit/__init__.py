"""Records as text: canonical YAML, and changes that leave every other byte alone. Values in, values out."""
