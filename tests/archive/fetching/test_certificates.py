"""Over TLS the certificate has to be good, and that of the name that was asked for."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from archive.lib.fetching import FetchFailed, Trouble, fetch
from tests.archive.fetching.site import Site, answer


@pytest.fixture
def make(tmp_path):
    """A certificate that signs itself, for a name and a time; gives its file."""

    def making(name, ends=timedelta(days=1)):
        key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
        called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        begun = x509.CertificateBuilder().subject_name(called).issuer_name(called)
        begun = begun.public_key(key.public_key()).serial_number(x509.random_serial_number())
        begun = begun.not_valid_before(now - timedelta(days=9)).not_valid_after(now + ends)
        named = x509.SubjectAlternativeName([x509.DNSName(name)])
        signed = begun.add_extension(named, critical=False).sign(key, hashes.SHA256())
        path = tmp_path / f"{name}.pem"
        kinds = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        private = key.private_bytes(serialization.Encoding.PEM, *kinds)
        path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
        return path

    return making


@pytest.fixture
def secure(make, web):
    """Fetch from a site with this certificate, trusting it by itself or not."""

    def fetching(name="site.example", *, trusted=True, **made):
        file = make(name, **made)
        serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        serving.load_cert_chain(file)
        site = Site(serving)
        site.pages["/"] = answer(body=b"safe")
        authorities = ssl.create_default_context(cafile=file if trusted else None)
        own = web(ports=frozenset({site.port}), authorities=authorities)
        return fetch(f"https://site.example:{site.port}/", web=own)

    return fetching


def test_good_certificate_of_the_name_is_taken(secure):
    assert secure().body == b"safe"


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ({"trusted": False}, "self-signed certificate"),
        ({"name": "other.example"}, "Hostname mismatch"),
        ({"ends": timedelta(days=-1)}, "expired"),
    ],
)
def test_bad_certificate_is_told(secure, made, reason):
    with pytest.raises(FetchFailed, match=reason) as failed:
        secure(**made)
    assert failed.value.trouble is Trouble.CERTIFICATE


def test_host_that_speaks_no_tls_is_told(site, web):
    with pytest.raises(FetchFailed) as failed:
        fetch(f"https://site.example:{site.port}/", seconds=2, web=web())
    assert failed.value.trouble in (Trouble.CERTIFICATE, Trouble.TIME)
