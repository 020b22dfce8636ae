"""The seal of what this installation wrote into a project's `.cache`.

What is kept there can run when it is read, and a project may come with a branch that brings a
`.cache`. So it bears a seal, made with a secret that is in no project: what another machine wrote,
or anybody else, is not looked at.
"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from hmac import compare_digest
from importlib.util import cache_from_source
from pathlib import Path

SECRET, SEAL = 32, 64  # bytes
IN_HOME = ".cache/briefing-site/secret"


def write_sealed(path: Path, about: bytes, data: bytes) -> None:
    """Write data with a seal on it and on what it is `about`; a file that can't be written costs
    time alone, and so does one that is half written: its seal is not right.
    """
    if secret := _secret():
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_seal(secret, about, data) + data)


def read_sealed(path: Path, about: bytes) -> bytes | None:
    """Read what `write_sealed` wrote there; None where there is nothing with our seal."""
    secret, data = _secret(), _bytes_of(path)
    seal, rest = data[:SEAL], data[SEAL:]
    return rest if secret and compare_digest(seal, _seal(secret, about, rest)) else None


def _seal(secret: bytes, about: bytes, data: bytes) -> bytes:
    seal = blake2b(len(about).to_bytes(8) + about, key=secret)
    seal.update(data)
    return seal.digest()


@cache
def _secret() -> bytes:
    """Give the secret of this installation, made once; b"" where there is no place for it."""
    for file in _places():
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as opened:
                opened.write(secrets.token_bytes(SECRET))
        found = _bytes_of(file)
        if len(found) == SECRET:
            return found
    return b""


def _places() -> Iterator[Path]:
    """Where it may stand: beside our modules, where Python keeps their bytecode, or at home."""
    if sys.implementation.cache_tag and not sys.dont_write_bytecode:
        yield Path(cache_from_source(str(Path(__file__).with_name("secret.py"))))
    with suppress(RuntimeError):  # nobody's home is known
        yield Path.home() / IN_HOME


def _bytes_of(file: Path) -> bytes:
    """Give what stands in a file; nothing where it can't be read."""
    with suppress(OSError):
        if file.is_file():
            return file.read_bytes()
    return b""
