"""A certificate for https on loopback, and the authority's certificate that a client can trust."""

from __future__ import annotations

import ssl
from pathlib import Path

import trustme


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Writes ca.pem, certificate.pem and key.pem (valid for 127.0.0.1 and localhost); returns the latter two."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1", "localhost", "::1")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    authority.cert_pem.write_to_path(folder / "ca.pem")
    issued.private_key_pem.write_to_path(key)
    for index, part in enumerate(issued.cert_chain_pems):
        part.write_to_path(certificate, append=index > 0)
    return certificate, key


def tls_context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
