"""Fetching: public hosts only, so much and so long; against a server on this machine."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING, ClassVar

import pytest

from armistice.evidence.texts import fetch as fetching
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.fetch import fetch
from armistice.evidence.texts.hosts import HostGuard, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAY = "2031-04-02"
HERE = HostGuard(frozenset({"127.0.0.1"}))
"""Lets this machine's own number through, and no other that leads to it."""


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    asked: ClassVar[list[str]] = []
    answers: ClassVar[dict[str, Callable[[Handler], None]]] = {}

    def do_GET(self) -> None:
        self.asked.append(self.path)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.answers.get(self.path.partition("?")[0], Handler.page)(self)

    def log_message(self, *_: object) -> None:
        """Keep silent."""

    def say(
        self, body: bytes, *, status: int = 200, length: int | None = None, **head: str
    ) -> None:
        self.send_response(status)
        for key, value in head.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.say(b"<!doctype html><p>Words.", Content_Type="text/html; charset=utf-8")

    def missing(self) -> None:
        self.say(b"gone", status=404)

    def to(self, target: str) -> None:
        self.say(b"", status=302, Location=target)

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"word " * 1000)

    def slow_body(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            self.wfile.write(b"a")
            time.sleep(0.05)

    def slow_head(self) -> None:
        for sign in b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50:
            self.wfile.write(bytes([sign]))
            time.sleep(0.05)

    def silent(self) -> None:
        time.sleep(3)

    def noise(self) -> None:
        self.wfile.write(b"\x00\x01\x02 noise\r\n\r\n")


Handler.answers = {
    "/missing": Handler.missing,
    "/loop": lambda handler: handler.to("/loop"),
    "/on": lambda handler: handler.to("/page?from=on"),
    "/loopback": lambda handler: handler.to("http://127.0.0.2/secret"),
    "/named": lambda handler: handler.to("http://localhost/secret"),
    "/private": lambda handler: handler.to("http://192.168.0.1/secret"),
    "/metadata": lambda handler: handler.to("http://169.254.169.254/latest"),
    "/file": lambda handler: handler.to("file:///etc/hostname"),
    "/endless": Handler.endless,
    "/told": lambda handler: handler.say(b"x", length=1 << 40),
    "/short": lambda handler: handler.say(b"x", length=50),
    "/slow-body": Handler.slow_body,
    "/slow-head": Handler.slow_head,
    "/silent": Handler.silent,
    "/noise": Handler.noise,
    "/packed": lambda handler: handler.say(gzip.compress(b"Words."), Content_Encoding="gzip"),
    "/bomb": lambda handler: handler.say(gzip.compress(b"a" * 9_000_000), Content_Encoding="gzip"),
}


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        made.daemon_threads = True
        made.block_on_close = False
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def refusal(address: str, guard: HostGuard | None = HERE, **limits: float) -> TextError:
    with pytest.raises(TextError) as raised:
        fetch(address, retrieved=DAY, guard=guard, **limits)  # type: ignore[arg-type]
    return raised.value


def test_a_page(server: str) -> None:
    found = fetch(f"{server}/page", retrieved=DAY, guard=HERE)
    assert found.data == b"<!doctype html><p>Words."
    assert found.media_type == "text/html; charset=utf-8"
    assert (found.final_address, found.retrieved) == (f"{server}/page", DAY)


def test_a_redirect_is_followed_and_told(server: str) -> None:
    found = fetch(f"{server}/on", retrieved=DAY, guard=HERE)
    assert (found.address, found.final_address) == (f"{server}/on", f"{server}/page?from=on")


def test_what_is_packed_although_nobody_asked_is_unpacked(server: str) -> None:
    assert fetch(f"{server}/packed", retrieved=DAY, guard=HERE).data == b"Words."


def test_this_machine_is_refused_before_anything_is_asked(server: str) -> None:
    assert refusal(f"{server}/page", None).code == "A851"
    port = server.rpartition(":")[2]
    for host in ("localhost", "127.0.0.2", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "2130706433"):
        assert refusal(f"http://{host}:{port}/page", None).code == "A851"
    assert Handler.asked == []


@pytest.mark.parametrize("path", ["/loopback", "/named", "/private", "/metadata"])
def test_a_redirect_into_a_private_network_is_refused(server: str, path: str) -> None:
    assert refusal(server + path).code == "A851"
    assert Handler.asked == [path]


def test_a_redirect_to_a_file_is_refused(server: str) -> None:
    assert refusal(f"{server}/file").code == "A850"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "ftp://example.org/x",
        "data:text/html,x",
        "gopher://example.org",
        "example.org/x",
        "https://name:word@example.org/",
        "https:///x",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org/\r\nX: y",
    ],
)
def test_what_is_no_address_to_fetch(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    assert refusal(address, None).code == "A850"


def test_a_name_that_leads_to_a_private_number_is_refused(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])

    def answers(_host: str, _port: int, **_: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port)),
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    assert refusal(f"http://rebound.example.org:{port}/page", None).code == "A851"
    assert Handler.asked == []


def test_a_connection_that_ends_at_a_private_number_sends_nothing(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])

    def answers(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port))]

    class Rerouted(socket.socket):
        """Leads elsewhere than it was told to, as a network can."""

        def connect(self, _address: object) -> None:
            super().connect(("127.0.0.1", port))

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    monkeypatch.setattr(fetching.socket, "socket", Rerouted)
    assert refusal(f"http://elsewhere.example.org:{port}/page", None).code == "A851"
    assert Handler.asked == []


def test_a_name_is_looked_up_once(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(server.rpartition(":")[2])
    asked: list[str] = []

    def answers(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    assert fetch(f"http://once.example.org:{port}/page", retrieved=DAY, guard=HERE).data
    assert asked == ["once.example.org"]


def test_limits(server: str) -> None:
    assert refusal(f"{server}/endless", most_bytes=100_000).code == "A841"
    assert refusal(f"{server}/told").code == "A841"
    assert refusal(f"{server}/bomb", most_bytes=1_000_000).code == "A841"
    assert refusal(f"{server}/loop").message == "the address redirects more than 5 times"


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head", "/silent"])
def test_a_slow_server_is_not_waited_for(server: str, path: str) -> None:
    started = time.monotonic()
    found = refusal(server + path, most_seconds=0.4)
    assert found.code == "A852"
    assert "within 0.4 seconds" in found.message
    assert time.monotonic() - started < 2


def test_answers_that_are_no_document(server: str) -> None:
    assert refusal(f"{server}/missing").message == "the host answers 404 Not Found"
    assert refusal(f"{server}/noise").code == "A853"
    assert refusal(f"{server}/short").code == "A853"


def test_hosts_that_do_not_answer(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/").code == "A852"
    plain = server.replace("http:", "https:")
    assert refusal(f"{plain}/page").code == "A852"

    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    assert refusal("https://nowhere.example.org/").message == (
        "there is no host `nowhere.example.org`"
    )


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("::127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("2001:db8::1", False),
    ],
)
def test_which_numbers_are_public(number: str, *, public: bool) -> None:
    assert is_public(ip_address(number)) is public
