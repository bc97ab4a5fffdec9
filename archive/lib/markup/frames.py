"""How documents travel through a pipe: each after its length."""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct(">Q")


def send(stream: BinaryIO, document: bytes) -> None:
    """Writes one document and lets it go. Raises OSError where nobody reads any more."""
    stream.write(_LENGTH.pack(len(document)) + document)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Reads one document, or gives None where the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    document = stream.read(length)
    return document if len(document) == length else None
