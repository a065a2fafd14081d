"""Plain text: encodings, canonical form, pages parted by form feeds."""

from __future__ import annotations

import unicodedata

import pytest

from armistice.evidence.texts.plain import canonical, read_plain

RUSSIAN = "Стороны договорились о прекращении огня, и это было сказано после встречи."


class TestCanonical:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("a\r\nb\rc\nd", "a\nb\nc\nd"),
            ("a\u2028b\u2029c\x85d\x0be", "a\nb\nc\nd\ne"),
            ("page\fpage", "page\npage"),
            ("\ufeffmark", "mark"),
            ("n\x00u\x00l\x1b", "nul"),
            ("tab\tstays", "tab\tstays"),
            ("e\u0301", "é"),
            ("e\x00\u0301", "é"),
            ("\u200fשלום\u200e \u2067عربي\u2069", "\u200fשלום\u200e \u2067عربي\u2069"),
            ("half \ud800 pair", "half \ufffd pair"),
            ("soft\u00adhyphen", "soft\u00adhyphen"),
        ],
    )
    def test_form(self, given: str, expected: str) -> None:
        assert canonical(given) == unicodedata.normalize("NFC", expected)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_encodings_that_say_what_they_are(self, encoding: str) -> None:
        text = read_plain(RUSSIAN.encode(encoding))
        assert (text.content, text.notes) == (RUSSIAN, ())
        assert text.blocks[0].language == "ru"

    @pytest.mark.parametrize(
        ("encoding", "words"),
        [
            ("cp1251", RUSSIAN),
            ("cp1251", "Стороны договорились."),
            ("koi8-r", RUSSIAN),
            ("cp866", RUSSIAN),
            ("cp1252", "Les parties ont été d’accord à Genève, où le texte fut signé après."),
            ("cp1250", "Strony uzgodniły, że wojska zostaną wycofane, a także misja będzie."),
            ("cp1254", "Taraflar ateşkes için anlaştı, bu çok şey değil; barış görülüyor."),
        ],
    )
    def test_older_encodings_with_a_note(self, encoding: str, words: str) -> None:
        text = read_plain(words.encode(encoding))
        assert text.content == words
        (note,) = text.notes
        assert note.startswith("the encoding is not stated: read as ")

    def test_utf_8_with_stray_bytes(self) -> None:
        text = read_plain((RUSSIAN * 9).encode() + b" caf\xe9")
        assert text.content.endswith(" café")
        assert text.notes == (
            "1 byte is not UTF-8: read as Windows-1252 (western Europe), the rest as UTF-8",
        )

    def test_truncated_utf_16(self) -> None:
        text = read_plain("мир".encode("utf-16")[:-1])
        assert text.content == "ми\ufffd"
        assert text.notes == ("1 sign could not be read as utf-16-le and stands as U+FFFD",)

    def test_control_characters_are_left_out_with_a_note(self) -> None:
        text = read_plain(b"a\x00b\x07c")
        assert (text.content, text.notes) == ("abc", ("2 control characters were left out",))

    def test_nothing(self) -> None:
        text = read_plain(b"")
        assert (text.content, text.blocks, text.pages, text.paragraphs) == ("", (), (), ())


class TestPages:
    def test_form_feeds_part_pages(self) -> None:
        text = read_plain(b"first\n\fsecond\n\fthird\n")
        assert [text.content[page.start : page.end] for page in text.pages] == [
            "first\n\n",
            "second\n\n",
            "third\n",
        ]
        assert [text.page_at(text.content.index(word)) for word in ("first", "third")] == ["1", "3"]

    def test_a_last_form_feed_begins_no_page(self) -> None:
        assert len(read_plain(b"first\fsecond\f\n").pages) == 2

    def test_lines_count_from_one(self) -> None:
        text = read_plain(b"first\nsecond\n")
        assert [text.line_of(offset) for offset in (0, 5, 6, 13)] == [1, 1, 2, 3]

    def test_hash_is_of_the_bytes(self) -> None:
        first, second = read_plain(b"a\r\nb"), read_plain(b"a\nb")
        assert first.text_hash == second.text_hash
        assert first.bytes_hash != second.bytes_hash
