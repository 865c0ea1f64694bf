"""Finds ID-card, bank-card and mobile numbers and names of people in a text; knows nothing of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.model.phone import MOBILE

FULL_WIDTH = str.maketrans("０１２３４５６７８９－ＸＸｘ＊", "0123456789-XXx*")
PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"

GAP = r"[ \u00a0\u2000-\u200a\u2010-\u2015\u202f\u2212\u3000-]?"  # between the groups of a number
ID_CARD = re.compile(rf"(?<![0-9A-Za-z])\d{{6}}{GAP}\d{{8}}{GAP}\d{{3}}[0-9Xx](?![0-9A-Za-z])")
OLD_ID_CARD = re.compile(rf"(?<![0-9A-Za-z])\d{{6}}{GAP}\d{{6}}{GAP}\d{{3}}(?![0-9A-Za-z])")
BANK_CARD = re.compile(
    rf"(?<![0-9A-Za-z])[3-69]\d{{3}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{1,3}})?(?![0-9A-Za-z])"
)
MOBILE_IN_TEXT = re.compile(
    rf"(?<![0-9])(?:(?:00)?86{GAP})?(1\d{{2}}{GAP}\d{{4}}{GAP}\d{{4}}|1\d{{3}}{GAP}\d{{3}}{GAP}\d{{4}})(?![0-9])"
)
# What looks like a number and is a part of a longer token: a checksum, a UUID, a fraction, a file's version.
TOKEN = re.compile(
    r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|(?=[0-9]*[A-Za-z])[0-9A-Za-z]{20,}|[0-9]*\.[0-9]+"
)

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
    "邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤庄洪施颜柯"
)
NOT_A_NAME = re.compile(
    r"[员长办部科局处站组室岗会队委头人线台厅院所府师工心话法口务业园区]$|^(?:方案|何时|任何|余下|程序|马上|向上|江苏|金额)"
)
LABEL = "姓名|联系人|负责人|联络员|劳资专管员|专管员|经办人|组长|局长|主任"
LABELLED_NAME = re.compile(
    rf"(?:{LABEL})(?:\s*[：:]\s*|\s+)((?:[{SURNAMES}]|欧阳|上官|司马|诸葛)[\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
)
BARE_NAME = re.compile(rf"(?:[{SURNAMES}]|欧阳|上官|司马|诸葛)[\u4e00-\u9fff]{{1,2}}")
MASKED_NAME = re.compile(rf"[{SURNAMES}]\*{{1,2}}(?!\*)|[{SURNAMES}]某某?(?![\u4e00-\u9fff])")


def id_card(text: str) -> str | None:
    """The first ID-card number: 18 with its check symbol, or 15 of the old form; a day that exists."""
    plain = text.translate(FULL_WIDTH)
    for found in _id_cards(plain):
        return found
    for found in OLD_ID_CARD.finditer(plain):
        digits = re.sub(GAP, "", found[0])
        if PROVINCES.match(digits) and _day("19" + digits[6:12]):
            return found[0]
    return None


def bank_card(text: str) -> str | None:
    """The first number of 16 to 19 digits that passes the cards' check (Luhn)."""
    for found in BANK_CARD.finditer(text.translate(FULL_WIDTH)):
        if luhn(re.sub(GAP, "", found[0])):
            return found[0]
    return None


def mobiles(text: str) -> list[str]:
    """Every mobile number in a text, as digits."""
    found = (re.sub(GAP, "", one[1]) for one in MOBILE_IN_TEXT.finditer(text.translate(FULL_WIDTH)))
    return [digits for digits in found if MOBILE.fullmatch(digits)]


def printed_numbers(text: str) -> list[str]:
    """The mobiles as digits and the ID-card numbers of 18 in a text that also holds checksums and drawings.

    No ID numbers of the old form: fifteen digits without a check symbol are too often something else.
    """
    plain = TOKEN.sub(lambda found: "\n" * len(found[0]), text.translate(FULL_WIDTH))
    return [*mobiles(plain), *_id_cards(plain)]


def labelled_name(text: str) -> str | None:
    """A person's name after a word such as 联系人：."""
    for found in LABELLED_NAME.finditer(text):
        if not NOT_A_NAME.search(found[1]):
            return found[1]
    return None


def bare_name(text: str) -> str | None:
    """The whole text where it is a person's name: in a field that asks for a post."""
    return text if BARE_NAME.fullmatch(text) and not NOT_A_NAME.search(text) else None


def masked_name(text: str) -> str | None:
    """A name with its end blotted out: 陈**."""
    found = MASKED_NAME.search(text.translate(FULL_WIDTH))
    return found[0] if found else None


def luhn(digits: str) -> bool:
    """Whether the digits pass the check of ISO/IEC 7812."""
    total = 0
    for place, symbol in enumerate(reversed(digits)):
        value = int(symbol) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _id_cards(plain: str) -> Iterator[str]:
    """The numbers of 18 with their check symbol and a day that exists, as they are written."""
    for found in ID_CARD.finditer(plain):
        digits = re.sub(GAP, "", found[0]).upper()
        if PROVINCES.match(digits) and _day(digits[6:14]) and _id_check(digits[:17]) == digits[17]:
            yield found[0]


def _id_check(body: str) -> str:
    """The check symbol of GB 11643."""
    return ID_CHECKS[sum(int(symbol) * weight for symbol, weight in zip(body, ID_WEIGHTS, strict=True)) % 11]


def _day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return 1900 <= day.year <= 2100
