"""The light page behind a printed code (/q/…), and the same page as a project's own (/p/…).

One file, one request, no script. It never passes through the engine of the guide.
"""

from generator.render.landing.page import Landing, outputs

__all__ = ["Landing", "outputs"]
