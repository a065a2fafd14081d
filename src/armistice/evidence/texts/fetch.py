"""Fetching a document: only when asked, only from public hosts, only so much and so long.

Each host is looked up once, and the connection goes to the very number that was checked: a name
that answers otherwise a moment later gains nothing. No proxy, no cookie and no password is used.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self
from urllib.parse import quote, urljoin, urlsplit

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.files import MOST_BYTES
from armistice.evidence.texts.hosts import HostGuard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

MOST_SECONDS = 60.0
"""How long a document may take, all redirects included."""
MOST_REDIRECTS = 5

_CONNECT_SECONDS = 15.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_PIECE = 64 * 1024
_SAFE = "/%:=&?~#+!$,;'@()*[]"
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that was fetched.

    Attributes:
        data: Its bytes.
        address: The address that was asked for.
        final_address: Where redirects led.
        media_type: What the host declared it to be.
        retrieved: The day of retrieval, as the caller gave it.
    """

    data: bytes
    address: str
    final_address: str
    media_type: str
    retrieved: str


def fetch(
    address: str,
    *,
    retrieved: str,
    guard: HostGuard | None = None,
    most_seconds: float = MOST_SECONDS,
    most_bytes: int = MOST_BYTES,
    most_redirects: int = MOST_REDIRECTS,
) -> Fetched:
    """Fetch a document.

    Args:
        address: Where it stands, with http or https.
        retrieved: Today's date (EDTF). Nothing here asks a clock for the day.
        guard: Which hosts are refused; all that are not public, by default.
        most_seconds: How long everything may take, in seconds.
        most_bytes: How many bytes the document may have.
        most_redirects: How many redirects are followed.

    Raises:
        TextError: The address is not fetched (A850), its host is private (A851), does not answer
            (A852) or does not give the document (A853), or the document is too large (A841).
    """
    guard = guard or HostGuard()
    deadline = time.monotonic() + most_seconds
    at = address
    for _ in range(most_redirects + 1):
        parts = _checked(at)
        with _Exchange(parts, guard, deadline, most_seconds) as exchange:
            answer = exchange.answer()
            target = answer.getheader("Location")
            if answer.status in _REDIRECTS and target:
                at = urljoin(at, _CONTROL.sub("", target))
                continue
            if answer.status != _OK:
                raise TextError(
                    "A853",
                    f"the host answers {answer.status} {answer.reason}".rstrip(),
                    "open the address in a browser, save the page, and add the file",
                )
            data = exchange.body(answer, most_bytes)
            media_type = answer.getheader("Content-Type") or ""
        return Fetched(data, address, at, _CONTROL.sub(" ", media_type), retrieved)
    raise TextError(
        "A853",
        f"the address redirects more than {most_redirects} times",
        "open the address in a browser, save the page, and add the file",
    )


def _checked(address: str) -> SplitResult:
    """The parts of an address that may be fetched.

    Raises:
        TextError: It is of another scheme, holds a password, or is none (A850).
    """
    if _CONTROL.search(address):
        raise TextError("A850", "the address holds blanks or control characters")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise TextError("A850", f"this is no address: {error}") from error
    if parts.scheme not in {"http", "https"}:
        raise TextError(
            "A850",
            f"`{parts.scheme or 'no scheme'}:` is not fetched, only http and https",
            "save the document and add the file",
        )
    if parts.username is not None or parts.password is not None:
        raise TextError("A850", "the address holds a name or a password", "leave them out")
    if not host:
        raise TextError("A850", "the address names no host")
    return parts


class _Exchange:
    """One request and its answer, over a connection to a number that was checked."""

    def __init__(
        self, parts: SplitResult, guard: HostGuard, deadline: float, seconds: float
    ) -> None:
        self._parts = parts
        self._deadline = deadline
        self._seconds = seconds
        self._late = False
        self._host = parts.hostname or ""
        self._socket: socket.socket | None = None
        self._answer: http.client.HTTPResponse | None = None
        self._watch = threading.Timer(max(deadline - time.monotonic(), 0.0), self._cut)
        self._watch.daemon = True
        self._connection = self._connected(guard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._watch.cancel()
        if self._answer is not None:
            self._answer.close()
        self._connection.close()
        if self._socket is not None:
            self._socket.close()

    def answer(self) -> http.client.HTTPResponse:
        """Ask, and give what the host answers before the document itself."""
        path = quote(self._parts.path or "/", safe=_SAFE)
        query = f"?{quote(self._parts.query, safe=_SAFE)}" if self._parts.query else ""
        with self._faults():
            self._connection.request(
                "GET",
                path + query,
                headers={
                    "User-Agent": f"armistice/{_own_version()}",
                    "Accept": "application/pdf, text/html, text/plain, */*;q=0.5",
                    "Accept-Encoding": "identity",
                    "Connection": "close",
                },
            )
            self._answer = self._connection.getresponse()
            return self._answer

    def body(self, answer: http.client.HTTPResponse, most: int) -> bytes:
        """The document; not a byte more than ``most`` is kept."""
        told = answer.getheader("Content-Length") or ""
        if told.isdecimal() and len(told) < 20 and int(told) > most:  # noqa: PLR2004 - digits
            raise _too_large(most)
        found = bytearray()
        with self._faults():
            for piece in _unpacked(
                _pieces(answer), answer.getheader("Content-Encoding") or "", most
            ):
                found += piece
                if len(found) > most:
                    raise _too_large(most)
            if self._late:
                # What was cut off looks like the end of a document that tells no length.
                raise TimeoutError
        if told.isdecimal() and answer.getheader("Content-Encoding") is None and answer.length:
            raise TextError("A853", "the connection broke off within the document", "try again")
        return bytes(found)

    def _connected(self, guard: HostGuard) -> http.client.HTTPConnection:
        secure = self._parts.scheme == "https"
        port = self._parts.port or (443 if secure else 80)
        host = _ascii(self._host)
        if guard.refuses_name(host):
            raise _private(self._host)
        with self._faults():
            kind, number = _looked_up(host, port, guard)
            raw = socket.socket(kind, socket.SOCK_STREAM)
            self._socket = raw
            raw.settimeout(min(_CONNECT_SECONDS, self._left()))
            raw.connect(number)
            # What the system says that it is connected to counts, not what was asked for.
            peer = ip_address(str(raw.getpeername()[0]).partition("%")[0])
            if guard.refuses_number(peer):
                raw.close()
                raise _private(self._host)
            self._watch.start()
            if secure:
                raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
                self._socket = raw
            raw.settimeout(self._left())
        connection = http.client.HTTPConnection(host, port)
        if secure:
            connection.default_port = 443
        connection.sock = raw
        return connection

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _cut(self) -> None:
        """End a connection that answers a byte at a time for ever."""
        self._late = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                self._socket.close()

    def _faults(self) -> _Faults:
        return _Faults(self)

    def fault(self, error: BaseException) -> TextError:
        """What went wrong, in words."""
        if self._late or isinstance(error, TimeoutError):
            return TextError(
                "A852",
                f"`{self._host}` did not give the document within {self._seconds:g} seconds",
                "try again later, or save the page in a browser and add the file",
            )
        if isinstance(error, ssl.SSLCertVerificationError):
            words = f"`{self._host}` cannot prove that it is itself: {error.verify_message}"
            return TextError("A852", words, "save the page in a browser and add the file")
        if isinstance(error, socket.gaierror):
            return TextError("A852", f"there is no host `{self._host}`", "check the spelling")
        if isinstance(error, http.client.HTTPException):
            words = type(error).__name__
            return TextError("A853", f"`{self._host}` answers in no known form ({words})")
        words = getattr(error, "strerror", "") or str(error)
        return TextError("A852", f"`{self._host}` does not answer: {words}", "try again later")


class _Faults:
    """Turns what the network raises into one fault."""

    def __init__(self, exchange: _Exchange) -> None:
        self._exchange = exchange

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, (OSError, http.client.HTTPException, ValueError, zlib.error)):
            self._exchange._watch.cancel()  # noqa: SLF001 - one class in two parts
            if self._exchange._socket is not None:  # noqa: SLF001
                self._exchange._socket.close()  # noqa: SLF001
            raise self._exchange.fault(error) from error


def _looked_up(host: str, port: int, guard: HostGuard) -> tuple[int, tuple[str, int]]:
    """The number of a host; if one of its numbers is private, none is trusted."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [(kind, place) for kind, *_, place in found]
    for _, place in numbers:
        if guard.refuses_number(ip_address(str(place[0]).partition("%")[0])):
            raise _private(host)
    # Most hosts answer on the old kind of number, and many machines have no other.
    kind, place = min(numbers, key=lambda one: one[0] != socket.AF_INET)
    return kind, place  # type: ignore[return-value]


def _pieces(answer: http.client.HTTPResponse) -> Iterator[bytes]:
    while piece := answer.read1(_PIECE):
        yield piece


def _unpacked(pieces: Iterator[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces of a document that a host may have packed although it was asked not to."""
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        yield from pieces
        return
    unpacker = zlib.decompressobj(wbits=47)
    for piece in pieces:
        rest = piece
        while rest:
            yield unpacker.decompress(rest, most + 1)
            rest = unpacker.unconsumed_tail


def _ascii(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise TextError("A850", f"`{host}` is no name of a host") from error


def _private(host: str) -> TextError:
    return TextError(
        "A851",
        f"`{host}` is this machine or stands in a private network",
        "save the document and add the file",
    )


def _too_large(most: int) -> TextError:
    return TextError(
        "A841",
        f"the document has more than {most >> 20} MB, which is the limit"
        if most >> 20
        else f"the document has more than {most:,} bytes, which is the limit",
        "save the part that you cite, and add the file",
    )


def _own_version() -> str:
    try:
        return version("armistice")
    except PackageNotFoundError:
        return "0"
