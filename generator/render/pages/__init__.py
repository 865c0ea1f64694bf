"""The guide: records and prose become Markdown pages whose data stands in finished, escaped HTML."""

from generator.render.pages.guide import guide, nav
from generator.render.pages.prose import in_language, prose_problems

__all__ = ["guide", "in_language", "nav", "prose_problems"]
