"""The server's own keys: one that signs proofs (Ed25519), one that hides what must be shown again (Fernet).

They stand in the data folder, readable by the owner only, and are made the first time. Lose `signing.pem` and new
proofs get another key; old ones can still be checked with the public keys kept in `public-keys.json`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Keys:
    """`public` maps a key's id to its 32 bytes in base64url, older ones too."""

    signing: Ed25519PrivateKey
    hiding: Fernet
    public: dict[str, str]
    blinding: bytes

    @property
    def id(self) -> str:
        return key_id(_raw(self.signing))

    def blind(self, *parts: str) -> str:
        """The same text for the same parts; whoever lacks the key can't tell which they were (HMAC-SHA256)."""
        return hmac.new(self.blinding, "\n".join(parts).encode(), hashlib.sha256).hexdigest()


def key_id(public: bytes) -> str:
    """Eight hex digits of SHA-256 of the raw public key."""
    return hashlib.sha256(public).hexdigest()[:8]


def _raw(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def load_keys(data: Path) -> Keys:
    """The keys in the folder `data`, made if they are not there. Raises OSError."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signing = load_pem_private_key(_kept(data / "signing.pem", pem), None)
    assert isinstance(signing, Ed25519PrivateKey)
    hiding = _kept(data / "hiding.key", Fernet.generate_key())
    known = data / "public-keys.json"
    public: dict[str, str] = json.loads(known.read_text("utf-8")) if known.exists() else {}
    if key_id(_raw(signing)) not in public:
        public[key_id(_raw(signing))] = base64url(_raw(signing))
        known.write_text(json.dumps(public, indent=2) + "\n", "utf-8")
    return Keys(signing, Fernet(hiding), public, hashlib.sha256(b"blind" + hiding).digest())


def _kept(path: Path, fresh: bytes) -> bytes:
    """What `path` holds; `fresh`, written there, if it is new. Two processes that start at once agree."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(fresh)
        file.flush()
        os.fsync(file.fileno())
    return fresh
