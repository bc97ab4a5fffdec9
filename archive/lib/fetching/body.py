"""What an answer holds, unpacked, up to a limit that a bomb does not pass either."""

from __future__ import annotations

import http.client
import zlib

PIECE = 64 * 1024
# Both are how "deflate" is sent; gzip says by itself which it is.
WRAPPED, BARE = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


def read_body(answer: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
    """The body's beginning, ``most`` bytes of it, and whether that is not all.

    No more than that is read from the line, nor held once unpacked. Raises ``zlib.error`` for what
    is packed badly.
    """
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    unpacker = _Unpacker() if packing in ("gzip", "x-gzip", "deflate") else None
    body, received = bytearray(), 0
    while received <= most and len(body) <= most:
        piece = answer.read1(PIECE)
        if not piece:
            return bytes(body), False
        received += len(piece)
        body += unpacker.unpack(piece, most + 1 - len(body)) if unpacker else piece
    return bytes(body[:most]), True


class _Unpacker:
    def __init__(self) -> None:
        self._inflating = zlib.decompressobj(WRAPPED)
        self._began = False

    def unpack(self, piece: bytes, most: int) -> bytes:
        """At most so many bytes of what is in the piece; what is left over is not asked for."""
        try:
            unpacked = self._inflating.decompress(piece, most)
        except zlib.error:
            if self._began:
                raise
            self._inflating = zlib.decompressobj(BARE)
            unpacked = self._inflating.decompress(piece, most)
        self._began = True
        return unpacked
