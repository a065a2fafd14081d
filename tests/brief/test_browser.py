"""The brief in a browser: it switches, it works without its script, it asks the network nothing."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail("chromium is not installed: the brief must be looked at in a browser")
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


class Watched:
    """A page whose console and requests are written down."""

    def __init__(self, browser: Browser, address: str, *, script: bool = True) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        context = browser.new_context(java_script_enabled=script)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._ask)
        self.page.goto(address)

    def _hear(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    def _ask(self, request: Request) -> None:
        if not request.url.startswith("data:"):
            self.asked.append(request.url.split("#")[0])

    def cell(self, row: int = 0) -> str:
        return self.page.locator(f"[data-row='{row}'] .chosen .word").inner_text()

    def finish(self, address: str) -> None:
        assert self.said == []
        assert set(self.asked) == {address.split("#", maxsplit=1)[0]}
        self.page.context.close()


def test_switches_change_the_board(browser: Browser, page: Path) -> None:
    address = page.as_uri()
    seen = Watched(browser, address)
    assert seen.cell() == "undetermined"
    seen.page.select_option("#sw-reading", label="south, held by Sudland")
    assert seen.cell() == "violated"
    assert "reading=south" in seen.page.url
    assert "south reading, any report: " in seen.page.locator("#said").inner_text()
    bands = seen.page.locator(".bands rect").count()
    seen.page.select_option("#sw-reading", label="north, held by Norland")
    assert seen.cell() == "no breach reported"
    assert seen.page.locator(".bands rect").count() < bands
    seen.page.locator("#earlier").press("Enter")
    assert "date=2023-01-15" in seen.page.url
    seen.page.select_option("#sw-evidence", label="independent accounts alone")
    assert seen.cell(1) == "violated"
    assert seen.cell(1) == seen.page.locator("[data-row='1'] .alone .word").inner_text()
    seen.finish(address)


def test_the_address_holds_the_board(browser: Browser, page: Path) -> None:
    address = page.as_uri() + "#date=2023-06-30&reading=south&evidence=independent"
    seen = Watched(browser, address)
    assert seen.cell() == "violated"
    assert seen.page.input_value("#sw-reading") == "2"
    seen.finish(address)


@pytest.mark.parametrize("fragment", ["#date=nonsense&reading=%E0%A4&evidence=", "#toString=x"])
def test_a_strange_address_does_no_harm(browser: Browser, page: Path, fragment: str) -> None:
    seen = Watched(browser, page.as_uri() + fragment)
    assert seen.cell() == "undetermined"
    seen.finish(page.as_uri())


def test_a_verdict_opens_to_its_passages(browser: Browser, page: Path) -> None:
    seen = Watched(browser, page.as_uri())
    seen.page.locator("[data-row='1'] .chosen").click()
    basis = seen.page.locator("[data-row='1'] .basis")
    basis.locator("summary", has_text="2 March 2022 to 3 March 2022").first.click()
    told = basis.locator(".accounts").first
    assert "Ministry of Sudland denies" in told.inner_text()
    link = told.get_by_role("link", name="Shots at the river")
    assert link.get_attribute("href") == "https://example.org/shots?a=1&b=2"
    seen.finish(page.as_uri())


def test_a_link_to_an_event_unfolds_the_list(browser: Browser, page: Path) -> None:
    seen = Watched(browser, page.as_uri() + "#e1")
    event = seen.page.locator("#e1")
    assert event.is_visible()
    assert "Sudland" in event.locator("h3").inner_text()
    box = event.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 700
    seen.finish(page.as_uri())


def test_without_its_script(browser: Browser, page: Path) -> None:
    seen = Watched(browser, page.as_uri(), script=False)
    assert seen.cell() == "undetermined"
    assert seen.page.locator("noscript .note").is_visible()
    assert not seen.page.locator("#switches").is_visible()
    row = seen.page.locator("[data-row='1']")
    row.locator("summary").click()
    assert row.get_by_role("link", name="2 March 2022 to 3 March 2022").count() == 1
    seen.finish(page.as_uri())


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_screen(browser: Browser, page: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    seen = context.new_page()
    seen.goto(page.as_uri())
    assert seen.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
