"""Certificates that a browser would warn of, from a real TLS server on this machine."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.publish.outside.conftest import visited
from tests.publish.outside.server import page, says, serving

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "guide.test")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(NOW - DAY).not_valid_after(NOW + DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("guide.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = folder / "own.pem"
    pem = serialization.Encoding.PEM
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def signed(authority: trustme.CA, *names: str, **days: datetime) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **days).configure_cert(context)  # type: ignore[arg-type]
    return context


@pytest.mark.parametrize(
    ("fault", "kinds"),
    [
        ("none", ()), ("expired", ("tls-expired",)), ("early", ("tls-expired",)), ("host", ("tls-host",)),
        ("self", ("tls-self",)), ("unknown", ("tls",)), ("plain", ("tls",)),
    ],
)  # fmt: skip
def test_each_fault_of_a_certificate_has_its_name(
    authority: trustme.CA, tmp_path: Path, fault: str, kinds: tuple[str, ...]
) -> None:
    made = {
        "none": lambda: signed(authority, "guide.test"),
        "expired": lambda: signed(authority, "guide.test", not_before=NOW - 9 * DAY, not_after=NOW - DAY),
        "early": lambda: signed(authority, "guide.test", not_before=NOW + DAY, not_after=NOW + 9 * DAY),
        "host": lambda: signed(authority, "other.test"),
        "self": lambda: self_signed(tmp_path),
        "unknown": lambda: signed(trustme.CA(), "guide.test"),
        "plain": lambda: None,
    }[fault]()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with serving(made) as server:
        server.routes.update({"*": says(200, page()), "/robots.txt": says(404)})
        found, _ = visited(f"https://guide.test:{server.port}/", tls=trusting)
        assert found.kinds == kinds
        assert bool(server.asked) == (not kinds), "nothing is sent to a server that isn't who it says"


def test_two_names_on_one_address_are_never_mixed_up(authority: trustme.CA) -> None:
    """A connection that was proven for one host isn't used for another one at the same address."""
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with serving(signed(authority, "guide.test")) as server:
        server.routes.update(
            {
                "*": says(302, Location=f"https://other.test:{server.port}/a"),
                "/robots.txt": says(404),
            }
        )
        assert visited(f"https://guide.test:{server.port}/", tls=trusting)[0].kinds == ("tls-host",)
        assert all(head["Host"].startswith("guide.test:") for _, _, head, _ in server.asked)
