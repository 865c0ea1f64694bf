"""The code in a printed QR: eight Crockford base32 symbols, the last one a check symbol.

The check is a weighted sum over GF(32) with a different non-zero weight for every place, so it detects any
one wrong symbol and any swap of two neighbours (ISBN-10's idea in a field of 32 elements).
"""

from __future__ import annotations

import hashlib

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
LENGTH = 8
_REDUCE = 0b100101  # x^5 + x^2 + 1, irreducible over GF(2)


def token(subject: str, item: str, revision: int = 1, printed: str = "", salt: int = 0) -> str:
    """The token of a printed item of a project or area; the same for the same values.

    With what is printed in it, two people who issue the same revision apart get two tokens; `salt` leads away
    from a token that was given before.
    """
    seed = f"{subject}/{item}/{revision}" + (f"/{printed}/{salt}" if printed or salt else "")
    digest = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")
    body = "".join(SYMBOLS[(digest >> (5 * place)) & 31] for place in range(LENGTH - 1))
    return body + check_symbol(body)


def check_symbol(body: str) -> str:
    """The symbol that makes the weighted sum zero; `ValueError` for a symbol outside the alphabet."""
    total, weight = 0, 1
    for symbol in reversed(body):
        weight = _times(weight, 2)
        total ^= _times(SYMBOLS.index(symbol), weight)
    return SYMBOLS[total]


def is_token(text: str) -> bool:
    """Whether the text is eight symbols with the right check symbol."""
    return len(text) == LENGTH and set(text) <= set(SYMBOLS) and check_symbol(text[:-1]) == text[-1]


def grouped(spelt: str) -> str:
    """A token in groups of four, as it is printed and read out on the phone."""
    return " ".join(spelt[place : place + 4] for place in range(0, len(spelt), 4))


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = a << 1, b >> 1
        if a & 0b100000:
            a ^= _REDUCE
    return product
