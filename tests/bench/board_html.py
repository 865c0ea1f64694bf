# ruff: noqa: E501
"""The same board as HTML and CSS, for engines that print pages: the words of a sheet, and how its type is looked for.

The steps and the rule of the search are those of theme/print/lib.typ and board/law.typ.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import floor
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WARM = 2
WEIGHTS = (400, 500, 700, 900)
ROOM = {"panel": 199.0, "main": 214.0}  # mm
STEP, TRIES = 0.02, 3
CLOSE = {"panel": 0.98, "main": 0.94}  # to the height is large enough
START = {"panel": 43, "main": 45}  # steps, as theme/print/board/landscape.typ starts
LIMITS = {"panel": (38, 55), "main": (33, 70)}
STYLE = """
FACES
@page { size: 420mm 297mm; margin: 0; bleed: 3mm; marks: crop }
* { margin: 0; box-sizing: border-box }
body { font: 13pt/1.25 "Noto Sans SC"; color: #000 }
.head { background: #15356b; color: #fff; height: 38mm; padding: 8mm 16mm; border-bottom: 1mm solid #ffd12e }
h1 { font-size: 43pt; font-weight: 900; display: inline-block; line-height: 1 }
.en { font-size: .7em; color: #666; font-weight: 400 }
.head .en { color: #fff; font-size: 14pt }
.basis { position: absolute; right: 16mm; top: 12mm; width: 100mm; text-align: right; font-size: 13pt }
.panel { position: absolute; left: 16mm; top: 43mm; width: 121mm; height: 213mm; overflow: hidden; background: #15356b; color: #fff;
         border-radius: 1.5mm; padding: 7mm }
.panel .en { color: #cdd9ee }
.panel h2, .panel .big { color: #ffd12e }
.big { font-size: 6.462em; font-weight: 900; line-height: 1 }
.big + .big, .second { font-size: 4.462em }
svg { width: 64mm; height: 64mm; background: #fff; float: left; margin-right: 4mm }
ol { clear: both; padding: 4mm 0 0 6mm; font-size: 1.154em }
.main { position: absolute; left: 146mm; top: 43mm; width: 258mm }
.name { font-size: 2.231em; font-weight: 700; line-height: 1.1 }
h2 { font-size: 1.231em; border-bottom: .4mm solid #15356b; color: #15356b; margin: 4mm 0 1mm }
.cells { display: grid; grid-template-columns: 1fr 1fr; column-gap: 6mm }
b { color: #15356b; font-size: 0.885em }
.fact { font-size: 1.231em; font-weight: 500 } .amount { font-size: 1.846em; font-weight: 700 }
table { width: 100%; border-collapse: collapse } td { border-bottom: .2mm solid #bbb; padding: .8mm 0 }
td:last-child { text-align: right; font-size: 1.538em; font-weight: 700 }
.rule { position: absolute; left: 16mm; top: 261mm; width: 388mm; background: #d01523; color: #fff; padding: 2mm 6mm;
        font-size: 27pt; font-weight: 900; border-radius: 1mm }
.foot { position: absolute; left: 16mm; top: 278mm; font-size: 10pt }
"""


def both(pair: dict[str, str]) -> str:
    return f'{escape(pair["zh"])} <span class="en" lang="en">{escape(pair["en"])}</span>'


def code(it: dict) -> str:
    path = "".join("M" + "L".join(f"{x} {y}" for x, y in loop) + "Z" for loop in it["loops"])
    side = it["modules"]
    return f'<svg viewBox="0 0 {side} {side}"><path fill-rule="evenodd" d="{path}"/></svg>'


def page(s: dict, scale: dict[str, int]) -> str:
    size = {name: f'id={name} style="font-size: {13 * STEP * n:.2f}pt"' for name, n in scale.items()}
    lines = "".join(
        f'<p class="{"big" if n == 0 else "big second"}">{row["number"]}</p>'
        f"<p>{both(row['words'])} {' · '.join(escape(t['zh']) for t in row['tags'])}</p>"
        + (f"<p>{both(row['away'])}</p>" if row["away"] else "")
        for n, row in enumerate(s["lines"]["rows"])
    )
    steps = "".join(f"<li>{both(row)}</li>" for row in s["steps"]["rows"])
    evidence = "".join(f"<p>{both(row)}</p>" for row in s["steps"]["evidence"])
    cells = "".join(
        f"<div><b>{both(cell['label'])}</b>"
        + "".join(
            f'<p class="fact">{both(row["name"])}</p><p>{both(row["more"])} {escape(row["numbers"])}</p>'
            for row in cell["rows"]
        )
        + "</div>"
        for cell in s["basic"]["cells"]
    )
    subs = "".join(
        f"<tr><td>{n}</td><td>{escape(row['name'])}</td><td>{escape(row['work'])}</td></tr>"
        for n, row in enumerate(s["basic"]["subs"]["rows"], 1)
    )
    pay = "".join(
        f"<div><b>{both(cell['label'])}</b><p class=amount>{escape(cell['big'])}</p><p>{escape(cell['beside'])} "
        f"{escape(cell['line'])} {escape(cell['mark'])}</p><p class=en>{escape(cell['english'])}</p></div>"
        for cell in s["pay"]["cells"]
    )
    helps = "".join(
        f"<tr><td><b>{both(row['label'])}</b></td><td class=fact>{both(row['name'])}<p>{escape(row['more']['zh'])}</p>"
        f"</td><td>{escape(row['numbers'])}</td></tr>"
        for row in s["help"]["rows"]
    )
    demo = both(s["demo"]["word"]) if s["demo"] else ""
    return f"""<!DOCTYPE html><html lang=zh><title>{escape(s["title"]["zh"])} {escape(s["name"])}</title><body>
<div class=head><h1>{escape(s["title"]["zh"])}</h1> {demo}<p class=en>{escape(s["title"]["en"])}</p>
<p class=basis>{both(s["basis"])}</p></div>
<div class=panel><div {size["panel"]}><p>{both(s["lines"]["heading"])}</p>{lines}{code(s["code"])}<h2>{both(s["scan"]["heading"])}</h2>
<p>{escape(s["scan"]["lead"]["zh"])}</p><p>{escape(s["scan"]["main"]["zh"])}</p>
<p>{escape(s["code"]["typed"])}</p><p>{escape(s["token"])}</p>
<ol>{steps}</ol>{evidence}</div></div>
<div class=main><div {size["main"]}><p class=name>{escape(s["project"]["name"])}</p><p>{escape(s["project"]["line"])}</p>
<h2>{both(s["basic"]["heading"])}</h2><div class=cells>{cells}</div><table>{subs}</table>
<h2>{both(s["pay"]["heading"])}</h2><div class=cells>{pay}</div>
<h2>{both(s["help"]["heading"])}</h2><table>{helps}</table></div></div>
<p class=rule>{both(s["rule"]["words"])}</p>
<p class=foot>{" · ".join(escape(line["zh"]) for line in s["foot"])}</p></body></html>"""


def faces(font: Path, folder: Path) -> str:
    """A static font for each weight: WeasyPrint takes seconds a page with the variable one."""
    rules: list[str] = []
    for weight in WEIGHTS:
        path = folder / f"{weight}.ttf"
        if not path.is_file():
            instantiateVariableFont(TTFont(font), {"wght": weight}).save(path)
        rules.append(
            f'@font-face {{ font-family: "Noto Sans SC"; src: url("{path.as_uri()}"); font-weight: {weight} }}'
        )
    return "\n".join(rules)


def fitted(lay: Callable[[dict[str, int]], dict[str, float]]) -> dict[str, int]:
    """The scales at which both columns fit; `lay` sets the board and tells how high they are, in parts of their room."""
    scale = dict(START)
    need = lay(scale)
    for tries in range(10):
        new = {name: better(name, n, need[name], tries) for name, n in scale.items()}
        if new == scale:
            break
        scale = new
        need = lay(scale)
    return scale


def better(name: str, n: int, need: float, tries: int) -> int:
    """The next step to try: as far as the height says, then one by one until it fits."""
    low, high = LIMITS[name]
    if tries >= TRIES:
        return max(n - 1, low) if need > 1 else n
    if need > 1 or need < CLOSE[name]:
        return min(max(floor(n / need), low), high)
    return n
