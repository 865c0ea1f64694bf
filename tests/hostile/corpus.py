"""Hostile words, by what they aim at; each is one value of a field, or the bytes of a whole file."""

from __future__ import annotations

from generator.source.document import MAX_DEPTH, MAX_NODES
from generator.source.text import MAX_BYTES

LONG = 1_000_000
SHORTER = LONG - 100_000  # with a whole record around it still a file that is read

WORDS = {
    # HTML
    "script": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "single quote": "' onmouseover='alert(1)",
    "svg": "<svg/onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "comment": "<!-- --!> <![CDATA[ ]]> <?php ?>",
    "entity": "&lt;script&gt; &#60;b&#62; &colon; &Tab;",
    "style": "</style><style>*{background:url(https://evil.example/)}</style>",
    "ends a script": "</script><script>alert(1)</script>",
    "base": '<base href="https://evil.example/"><meta http-equiv=refresh content=0>',
    # addresses
    "javascript": "javascript:alert(1)",
    "JaVaScript": " \u00a0JaVa\u00a0Script:alert(1)//https://www.gov.cn/",
    "data": "data:text/html;base64,PHNjcmlwdD4=",
    "markdown link": "[x](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
    "no scheme": "//evil.example/\\@www.gov.cn",
    "wrong port": "https://www.gov.cn:99999999/",
    "open bracket": "https://[::1/",
    "userinfo": "https://www.gov.cn@evil.example/",
    # templates
    "jinja": "{{7*7}} {% raw %} {# x #} {{ config }} {%- endraw -%}",
    "slot": "{name} {0} {name.__class__.__mro__} {{}} {",
    "percent": "%s %(name)s %d %%",
    "our slot": "{{phone:12333}} {{law:x}} {{",
    "regex": "\\1 \\g<0> $1 (?P<x>",
    # Markdown
    "fence": "`code` ```fence``` ~~~",
    "emphasis": "**b** _i_ ~~s~~ ==m== ^^u^^",
    "attribute list": "x {#stolen .cls onclick=alert(1)} {: onclick=x }",
    "table": "| a | b |",
    "definition": "[TOC] [x]: https://evil.example *[x]: y !!! note --8<-- \"/etc/passwd\"",
    "heading": "# x --- === ***",
    # Typst
    "typst code": '#eval("1+1") #read("/etc/passwd") #import "x.typ" #panic("x")',
    "typst marks": "$x$ *b* _i_ @ref <label> `raw` = h - i + e / t: x \\ \\u{202e} ~ --- https://evil.example",
    "typst ends": ']) } #{ [ " \\" //',
    # spreadsheets
    "formula": '=HYPERLINK("https://evil.example","x")',
    "plus": "+1+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "minus": "-2+3",
    "wide formula": "＝1+1",
    # ICS, vCard, HTTP, JSON
    "calendar": "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "card": "a\nEND:VCARD\nBEGIN:VCARD\nTEL:1",
    "separators": ";,\\n\\N:\"",
    "json": '"},{"x":"\\u0000',
    "header": "a\r\nSet-Cookie: x=1\r\n\r\n<html>",
    # Unicode
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069",
    "zero width": "工\u200b资\u200d \ufeffx\u2060",
    "right to left": "شركة 12333 ئۇيغۇر",
    "combining": "e" + "\u0301" * 200,
    "astral": "𠮷𠮷 👷🏽‍♂️ \U000e0041",
    "old separators": "a\u2028b\u2029c\u0085d",
    "letters that look alike": "１２３３３ аdmin ｊａｖａｓｃｒｉｐｔ：",
    "nul": "a\x00b",
    "escape": "\x1b[31mred\x07",
    "lost": "\ufffd",
    # paths and ids
    "path": "../../../etc/passwd",
    "windows path": "..\\..\\C:\\CON",
    "device": "con",
    "slash": "/etc/passwd",
    "dot": ".",
    "percent path": "%2e%2e%2fx",
    # YAML
    "yaml tag": "!!python/object/apply:os.system [ls]",
    "yaml null": "~",
    "yaml flag": "no",
    "yaml number": "0x1F",
    "yaml day": "2026-13-45",
    "yaml merge": "<<",
    # size
    "empty": "",
    "blank": " \u3000 ",
    "one long word": "W" * 15_000,
    "long number": "9" * 5_000,
    "many words": "字 " * 9_000,
    "too long": "长" * 20_001,
    "a megabyte": "x" * LONG,
    "nearly a megabyte": "x" * SHORTER,
    "nearly a megabyte of marks": "<{[#=" * (SHORTER // 5),
}  # fmt: skip

FILES = {
    "nothing": b"",
    "lone surrogate": b"id: \xed\xa0\x80\n",
    "escaped surrogate": b'id: "\\ud800"\n',
    "nul": b"id: a\x00b\n",
    "utf-16": "id: x\n".encode("utf-16"),
    "two marks": b"\xef\xbb\xbf\xef\xbb\xbfid: x\n",
    "latin": b"id: caf\xe9\n",
    "laughs": b"a: &a [x, x]\n"
    + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 110)),
    "merge": b"a: &a {x: y}\nb: {<<: *a}\n",
    "tag": b"id: !!python/object/apply:os.system [ls]\n",
    "deep list": b"[" * (MAX_DEPTH + 1),
    "deep map": b"\n".join(b" " * n + b"a:" for n in range(200)),
    "deep keys": b"? " * 5_000,
    "many nodes": b"[" + b"a," * (MAX_NODES + 1) + b"a]",
    "colliding keys": b"".join(b'"%d": x\n' % number for number in range(1_000)) * 2,
    "aliases of itself": b"a: &a [*a]\n",
    "quoted bombs": b"".join(b'a%d: "\\x41\\u0041"\n' % number for number in range(1_000)),
    "long line": b"id: " + b"x" * (MAX_BYTES - 10),
    "long key": b"x" * 200_000 + b": y\n",
    "too large": b"a: b\n" * (MAX_BYTES // 4),
    "program": bytes(range(256)) * 40,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    "archive": b"PK\x03\x04" + b"\x00" * 100,
    "carriage returns": b"id: x\rname: y\r",
    "two documents": b"id: x\n---\nid: y\n",
    "list of lists": b"- - - - x\n",
    "bare text": b"words\n",
    "json": b'{"id": "x", "area": 350582006, "n": null}',
    "escapes": b'id: "\\x00\\u202e\\U0010ffff\\e\\0"\n',
}

# Where a link in place of a file may lead: out of the data, nowhere, to itself, to what never ends.
LINKS = (
    "/etc/passwd", "/etc/hostname", "../../../../../../etc/passwd", "nowhere.yaml", "2026.yaml", "2026.jsonl",
    "..", "/dev/zero", "/dev/tty", "/proc/self/environ", "\\\\evil.example\\x", "x" * 200,
)  # fmt: skip
