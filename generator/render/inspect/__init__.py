"""The page for an inspector who stands before a print: is it complete, is it current, when was it checked.

Only in languages that go on paper, for it is made to be printed on one sheet of A4.
"""

from generator.render.inspect.page import Inspection, outputs

__all__ = ["Inspection", "outputs"]
