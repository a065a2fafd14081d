"""What stands in a brief, what must not, and that it is always the same."""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import armistice
from armistice.brief import brief_html
from armistice.brief.page import script_json
from armistice.brief.words import date_words, web_address

HERE = Path(__file__).parent
EMPTY = {"meta", "link", "br", "circle", "rect", "line", "path", "use"}


class Page(HTMLParser):
    """Collects tags, attributes and ids, and fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts.append(data)

    @property
    def data(self) -> dict:
        return json.loads(self.scripts[0])


def test_same_case_same_bytes(case: armistice.Case, html: str) -> None:
    assert brief_html(case) == html
    again = (
        "import sys, armistice; from armistice.brief import brief_html;"
        f"sys.stdout.buffer.write(brief_html(armistice.load({str(HERE / 'case')!r})).encode())"
    )
    # Another process has another order of sets.
    found = subprocess.run(
        [sys.executable, "-c", again], check=True, capture_output=True, env={"PYTHONHASHSEED": "7"}
    )
    assert found.stdout.decode() == html


def test_landmarks_headings_and_ids(html: str) -> None:
    page = Page(html)
    names = [tag for tag, _ in page.tags]
    assert [names.count(tag) for tag in ("main", "nav", "header", "footer", "h1")] == [1] * 5
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in page.tags:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert attrs.get(name, ids[0]) in ids
        if attrs.get("href", "").startswith("#") and "=" not in attrs["href"]:
            assert attrs["href"][1:] in ids
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    assert names.count("noscript") == 1
    assert any(attrs.get("aria-live") == "polite" for _, attrs in page.tags)


def test_nothing_is_fetched(html: str) -> None:
    """Links of citations lead out when followed; nothing else leaves the file."""
    for tag, attrs in Page(html).tags:
        assert "src" not in attrs
        address = attrs.get("href", "")
        if tag == "a":
            assert address.startswith(("#", "https://example.org/"))
            if not address.startswith("#"):
                assert attrs["rel"] == "noopener noreferrer"
        elif tag == "link":
            assert address == "data:,"
        else:
            assert not address or address.startswith("#")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert "default-src 'none'" in html


def test_text_of_records_is_no_markup(html: str) -> None:
    assert "alert(1)" in html
    assert "<script>alert" not in html
    assert "<b>&" not in html
    assert "<i>over" not in html
    assert "<fire>" not in html
    assert html.count("<script") == html.count("</script>") == 2
    assert "Bridgetown &lt;b&gt;&amp; Ford&lt;/b&gt;" in html


def test_json_cannot_end_its_element() -> None:
    text = str(script_json({"a": "</script><!--&\u2028"}))
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!--&\u2028"}


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("https://[", False),
        ("https://example.org/a b", False),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str, safe: bool) -> None:
    assert web_address(address) == (address if safe else "")


def test_the_packed_boards_are_the_boards(case: armistice.Case, html: str) -> None:
    data = Page(html).data
    rows = case.panorama().rows
    for number, as_of in enumerate(data["dates"]):
        found = case.verdicts(as_of=as_of, reading="all", evidence="all", contested=False)
        assert len(found) > 0
        for one in found:
            reading = data["readings"].index(one.reading)
            evidence = data["evidence"].index(one.evidence)
            cell = data["moments"][number]["cells"][reading][evidence][
                rows.index((one.norm, one.bearer))
            ]
            assert data["words"][data["results"][cell][0]] == [str(one.verdict), str(one.outcome)]


def test_contested_points_are_said(html: str) -> None:
    words = "kept (no breach reported) under the reading north; it is broken (violated) under"
    assert words in html
    assert "“hostilities” means attack except self-defence" in html
    assert "Other texts give another verdict" in html
    assert "Computed, not judged. Silence is not evidence." in html


def test_map_and_timeline(html: str) -> None:
    assert "Boundaries and names imply no position." in html
    assert "Brokaup · Puentevilla" in html
    assert 'class="m k-soft"' in html  # one of two days
    assert 'class="m k-span"' in html  # from one day to the next


def test_no_geometry_no_map(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(HERE / "case", folder, ignore=shutil.ignore_patterns("geometry"))
    html = brief_html(armistice.load(folder))
    Page(html)
    assert 'class="map"' not in html
    assert "Names of the places" in html


def test_other_dates(case: armistice.Case) -> None:
    html = brief_html(case, agreement="accord", as_of="2021-06", known_at="2021-02-10")
    assert Page(html).data["dates"][-1] == "2021-06"
    assert "from accounts given by 10 February 2021" in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020-11-10", "10 November 2020"),
        ("2020-11", "November 2020"),
        ("2020", "2020"),
        ("2020-10~", "about October 2020"),
        ("2020-10-03?", "3 October 2020 (uncertain)"),
        ("[2020-10-19..2020-10-20]", "between 19 October 2020 and 20 October 2020"),
        ("[2020-10-19,2020-10-21]", "19 October 2020 or 21 October 2020"),
        ("2022-12-12/2023-04-28", "12 December 2022 to 28 April 2023"),
        ("2022-12-12/..", "since 12 December 2022"),
        ("2020-11-10T00:00+03:00", "10 November 2020, 00:00"),
        ("199X", "199X"),
    ],
)
def test_dates_in_words(text: str, words: str) -> None:
    assert date_words(text) == words
