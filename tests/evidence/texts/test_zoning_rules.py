"""Each rule of zoning on a small made-up text."""

from __future__ import annotations

import pytest

from armistice.evidence.texts.model import Block, Page, Zone
from armistice.evidence.texts.plain import read_plain
from armistice.evidence.texts.zoning import zoned

PROSE = (
    "The two sides met in the town by the river and agreed on how the guns should fall silent, "
    "and on who should watch the line between them. Nobody wrote down when the watch should end. "
    "Those who were there say that the question was put and that nobody cared to answer it."
)
MORE = (
    "In the spring the watchers came with twelve cars and a radio. They were to report each week, "
    "and for a year they did; after that the reports grew short, and the cars stood in a yard."
)


def zones(content: str, **given: object) -> dict[str, str]:
    """The zone of each line, by the first words of it."""
    parts = zoned(content, **given)  # type: ignore[arg-type]
    found = {}
    start = 0
    for line in content.split("\n"):
        if line.strip():
            ink = start + len(line) - len(line.lstrip())
            block = next(each for each in parts.blocks if each.start <= ink < each.end)
            found[key(line.strip())] = block.zone.value
        start += len(line) + 1
    return found


def key(line: str) -> str:
    return line[:24].strip()


def article(*blocks: str) -> str:
    return "\n\n".join(blocks)


class TestFront:
    def test_title_names_and_body(self) -> None:
        content = article("How Ceasefires End and Who Ends Them", "Anna Writer", PROSE)
        assert zones(content) == {
            key("How Ceasefires End and Who Ends Them"): "title",
            "Anna Writer": "boilerplate",
            key(PROSE): "body",
        }

    def test_names_and_institution_before_the_title(self) -> None:
        content = article(
            "ANNA WRITER",
            "University of the North",
            "anna@north.example",
            "How Ceasefires End and Who Ends Them",
            PROSE,
        )
        assert [*zones(content).values()] == [
            "boilerplate",
            "boilerplate",
            "boilerplate",
            "title",
            "body",
        ]

    def test_title_in_a_second_language(self) -> None:
        content = article(
            "How the ceasefires of the region end and who ends them",
            "Jak kończą się rozejmy w regionie i kto je kończy",
            "Anna Writer",
            PROSE,
        )
        parts = zoned(content)
        titles = [block.language for block in parts.blocks if block.zone is Zone.TITLE]
        assert titles == ["en", "pl"]

    @pytest.mark.parametrize(
        ("heading", "words", "language"),
        [
            ("Abstract", "This paper is about the way in which truces end.", "en"),
            ("Streszczenie", "Artykuł jest o tym, jak kończą się rozejmy oraz dlaczego.", "pl"),
            ("Abstrak", "Tulisan ini adalah tentang gencatan senjata yang berakhir.", "id"),
            ("Аннотация", "Статья о том, как и почему кончается перемирие.", "ru"),
            ("Xülasə", "Məqalə atəşkəs haqqında və onun necə bitməsi üçün də yazılıb.", "az"),
            ("Özet", "Bu makale ateşkes ve onun nasıl bittiği için bir çalışmadır.", "tr"),
            ("Ամփոփում", "Հոդվածը հրադադարի մասին է։", "hy"),
        ],
    )
    def test_abstract_in_many_languages(self, heading: str, words: str, language: str) -> None:
        content = article("How Ceasefires End and Who Ends Them", heading, words, PROSE)
        parts = zoned(content)
        abstracts = [block for block in parts.blocks if block.zone is Zone.ABSTRACT]
        assert [block.language for block in abstracts] == [language]
        assert content[abstracts[0].start : abstracts[0].end].strip() == f"{heading}\n\n{words}"

    def test_keywords_over_several_lines(self) -> None:
        content = article("A Title of Four Words", "Keywords:", "truce,\nline,\nwatch", PROSE)
        found = zones(content)
        assert found["Keywords:"] == found["truce,"] == found["watch"] == "abstract"
        assert found[key(PROSE)] == "body"

    def test_all_between_the_first_abstract_and_the_introduction(self) -> None:
        content = article(
            "A Title of Four Words",
            "**Abstract**",
            "This paper is about the way in which truces end.",
            "*Tulisan ini adalah tentang gencatan senjata yang berakhir.*",
            "**Kata kunci:** gencatan senjata",
            "## Introduction",
            PROSE,
        )
        parts = zoned(content)
        assert [(b.zone.value, b.language) for b in parts.blocks] == [
            ("title", ""),
            ("abstract", "en"),
            ("abstract", "id"),
            ("body", "en"),
        ]

    def test_abstract_after_the_references(self) -> None:
        content = article(
            "A Title of Four Words",
            PROSE,
            "References",
            "Writer, A. (2019). On truces. *Journal*, 3(1), 1–9.",
            "Reader, B. (2020). On lines. *Journal*, 4(1), 1–9.",
            "Streszczenie",
            "Artykuł jest o tym, jak kończą się rozejmy oraz dlaczego.",
        )
        assert [b.zone.value for b in zoned(content).blocks] == [
            "title",
            "body",
            "references",
            "abstract",
        ]

    def test_standfirst_that_the_article_repeats(self) -> None:
        standfirst = PROSE[:89].rstrip(" ,")
        content = article("A Title of Four Words", "9 May 2021", standfirst, PROSE)
        assert [b.zone.value for b in zoned(content).blocks] == [
            "title",
            "boilerplate",
            "abstract",
            "body",
        ]

    def test_a_paragraph_of_several_lines_is_no_subtitle(self) -> None:
        first, second = PROSE[:92], PROSE[93:]
        content = f"# Truces\n\n{first}\n{second}\n\n## Who Watches\n\n{MORE}"
        for media_type in ("text/plain", "text/markdown"):
            found = zones(content, media_type=media_type)
            assert [*found.values()] == ["title", "body", "body", "body", "body"]

    def test_the_clauses_of_an_agreement_are_body(self) -> None:
        content = article(
            "Statement by the two sides",
            "1. A complete ceasefire is declared.",
            "2. Definitions.",
            "The sides stop at their positions.",
            "3. Annex",
        )
        found = zones(content)
        assert {found[k] for k in found if k != "Statement by the two sid"} == {"body"}

    def test_a_text_of_one_paragraph_is_body(self) -> None:
        assert {*zones(PROSE).values()} == {"body"}

    def test_a_short_text_has_no_title(self) -> None:
        assert {*zones("Peace now\n\nand for ever").values()} == {"body"}


class TestReferences:
    @pytest.mark.parametrize(
        "heading",
        ["References", "## Bibliography", "Литература", "Kaynakça", "Ədəbiyyat", "DAFTAR PUSTAKA"],
    )
    def test_headings(self, heading: str) -> None:
        entries = [
            "Writer, A. (2019). On truces. Oxford University Press.",
            "Reader, B. (2020). On lines. https://example.org/lines",
        ]
        content = article(PROSE, heading, *entries, "Appendix", MORE)
        found = zones(content)
        assert found[heading] == "references"
        assert {found[key(entry)] for entry in entries} == {"references"}
        assert found["Appendix"] == found[key(MORE)] == "body"

    def test_a_heading_without_entries_is_body(self) -> None:
        assert {*zones(article(PROSE, "Sources", MORE, "References", PROSE)).values()} == {"body"}

    def test_prose_after_the_list_is_body(self) -> None:
        content = article(
            PROSE,
            "References",
            "Writer, A. (2019). On truces. Oxford University Press.",
            "Chapter Two",
            PROSE.replace("two", "three"),
        )
        found = zones(content)
        assert found[key("Writer, A. (2019). On truces.")] == "references"
        assert found["Chapter Two"] == found[key(PROSE.replace("two", "three"))] == "body"


class TestNotes:
    def test_notes_in_the_middle_of_a_sentence(self) -> None:
        content = article(
            "The sides agreed¹ on a line, and the watchers² who were",
            "1 A. Writer, On Truces, 2019.",
            "2 Ibid.",
            "to walk along it came in spring.",
        )
        parts = zoned(content)
        assert [*zones(content).values()] == ["body", "footnote", "footnote", "body"]
        assert [
            (call.label, content[call.note_start : call.note_end]) for call in parts.note_calls
        ] == [("1", "1 A. Writer, On Truces, 2019."), ("2", "2 Ibid.")]
        assert [(p.number, content[p.end - 7 : p.end]) for p in parts.paragraphs] == [
            (1, "spring.")
        ]

    def test_a_sentence_that_resumes_with_a_number_is_body(self) -> None:
        content = article(
            "The guns were silent¹ for two days and the exchange² of the",
            "1 A. Writer, On Truces, 2019.",
            "2 Prisoners were held on both sides.",
            "2 prisoners who were left took place in spring.",
        )
        assert [*zones(content).values()] == ["body", "footnote", "footnote", "body"]

    def test_a_number_that_nothing_calls_is_body(self) -> None:
        content = article(PROSE, "1 A complete ceasefire is declared.", "2 Troops stop.")
        assert {*zones(content).values()} == {"body"}

    def test_numbers_glued_to_words_count_where_notes_answer(self) -> None:
        content = (
            "The sides agreed on a line.1 The MI6 man\nwas there, and the 44 watchers2 who were\n"
            "1 A. Writer, On Truces, 2019.\n2 Ibid.\fto walk along it came in spring.\n"
        )
        text = read_plain(content.encode())
        assert [(c.label, text.content[c.note_start : c.note_end]) for c in text.note_calls] == [
            ("1", "1 A. Writer, On Truces, 2019."),
            ("2", "2 Ibid."),
        ]
        assert text.zone_at(text.content.index("to walk")) is Zone.BODY
        assert text.zone_at(text.content.index("2 Ibid")) is Zone.FOOTNOTE

    def test_the_rest_of_a_note_that_a_page_broke_off(self) -> None:
        content = article(
            "The sides agreed¹ on a line, and the watchers who were",
            "1 A. Writer, On Truces: <<https://example.org/on-truces-and->",
            "to walk along it came² in spring, with cars, and",
            "their-ends/?page=12&view=all>>.",
            "2 Ibid.",
            "with a radio.",
        )
        assert [*zones(content).values()] == [
            "body",
            "footnote",
            "body",
            "footnote",
            "footnote",
            "body",
        ]

    def test_rows_of_a_note_in_print(self) -> None:
        rows = [
            "1 A. Writer, On Truces and on those who keep them for as long as",
            "they like to, https://example.org/on-truces",
            "[accessed: 12 May 2021].",
            "2 Ibid., with a further remark that makes this note go over more",
            "than one row of print.",
        ]
        body = [
            "The sides agreed¹ on a line, and on the night after that the men",
            "on both sides of the river fell silent. The watchers² who were",
        ]
        rest = ["to walk along it came in spring, with twelve cars and a radio."]
        content = "\n".join([*body, "", *rows, "", *rest, "", *body[1:], "", *body, *rest])
        found = zones(content)
        assert [found[key(row)] for row in rows] == ["footnote"] * 5
        assert {found[key(row)] for row in (*body, *rest)} == {"body"}

    def test_notes_under_a_heading_that_nothing_calls(self) -> None:
        found = zones(article(PROSE, "Notes", "1. A. Writer, 2019.", "2. Ibid."))
        assert [*found.values()] == ["body", "footnote", "footnote", "footnote"]

    def test_a_number_within_a_word_calls_nothing(self) -> None:
        content = article(
            "The MI1 man agreed on a line.1 The watchers2 who were",
            "1 A. Writer, On Truces, 2019.",
            "2 Ibid.",
            "to walk along it came in spring.",
        )
        calls = zoned(content).note_calls
        assert [content[call.start - 5 : call.end] for call in calls] == ["line.1", "chers2"]

    def test_markdown_notes(self) -> None:
        content = article("The sides agreed[^line] on a line.", "[^line]: Writer 2019.", MORE)
        parts = zoned(content, media_type="text/markdown")
        (call,) = parts.note_calls
        assert content[call.note_start : call.note_end] == "[^line]: Writer 2019."

    def test_endnotes_under_a_heading(self) -> None:
        content = article(
            "The sides agreed¹ on a line², and went home.",
            PROSE,
            "Notes",
            "1. A. Writer, On Truces, 2019.",
            "2. Ibid.",
        )
        found = zones(content)
        assert found["Notes"] == found["2. Ibid."] == "footnote"
        assert all(call.note_end for call in zoned(content).note_calls)

    def test_numbered_references_are_references_and_calls_lead_to_them(self) -> None:
        content = article(
            "The sides agreed [1] on a line [2], and went home.",
            PROSE,
            "References",
            "1. Writer, A. (2019). On truces. Oxford University Press.",
            "2. Reader, B. (2020). On lines. https://example.org/lines",
        )
        parts = zoned(content)
        assert [content[c.note_start :][:9] for c in parts.note_calls] == ["1. Writer", "2. Reader"]
        assert zones(content)[key("2. Reader, B. (2020). On lines.")] == "references"

    def test_square_metres_call_nothing(self) -> None:
        assert zoned("The yard had 40 m² and the zone 12 km².").note_calls == ()


class TestFurniture:
    @staticmethod
    def paged(*pages: str) -> tuple[str, tuple[Page, ...]]:
        content, spans = "", []
        for number, page in enumerate(pages, start=1):
            start = len(content)
            content += page + "\n"
            spans.append(Page(start, len(content), str(number)))
        return content, tuple(spans)

    def test_running_heads_and_printed_numbers(self) -> None:
        pages = [
            f"Journal of Truces 12 (2021) {n}\n{PROSE}\n{MORE}\nRow {n} of it\nand so on {n % 4}"
            if n % 2
            else f"{n} Anna Writer\n{PROSE}\n{MORE}\nRow {n} of it\nand so on {n % 4}"
            for n in range(111, 117)
        ]
        content, spans = self.paged(*pages)
        parts = zoned(content, pages=spans)
        assert [page.label for page in parts.pages] == ["111", "112", "113", "114", "115", "116"]
        heads = [content[b.start : b.end] for b in parts.blocks if b.zone is Zone.BOILERPLATE]
        assert len(heads) == 6

    def test_roman_numbers_before_arabic_ones(self) -> None:
        feet = ["i", "ii", "iii", "1", "2", "3", "4"]
        content, spans = self.paged(
            *(f"{PROSE}\n{MORE}\n{n}\n{foot}" for n, foot in enumerate(feet))
        )
        assert [page.label for page in zoned(content, pages=spans).pages] == feet

    def test_labels_of_the_format_stay(self) -> None:
        content, spans = self.paged(*(f"{PROSE}\n{n}" for n in range(1, 4)))
        spans = tuple(Page(p.start, p.end, f"A-{p.label}") for p in spans)
        assert [page.label for page in zoned(content, pages=spans).pages] == ["A-1", "A-2", "A-3"]

    def test_articles_at_the_top_of_pages_are_no_running_head(self) -> None:
        pages = [f"Article {n}\n{PROSE}\n{MORE}" for n in (1, 2, 3, 4, 5)]
        content, spans = self.paged(*pages)
        found = {block.zone for block in zoned(content, pages=spans).blocks}
        assert Zone.BOILERPLATE not in found


class TestChrome:
    @pytest.mark.parametrize(
        "line",
        [
            "doi: 10.1000/182",
            "https://doi.org/10.1000/182",
            "ISSN 1234-5678",
            "© 2021 The Authors",
            "This article is distributed under the terms of a Creative Commons licence.",
            "Licensed under CC BY 4.0",
            "Journal of Truces, Volume 12, Issue 3",
            "Received: 12 May 2021; accepted: 3 June 2021",
            "ORCID: 0000-0001-2345-6789",
            "Share this article",
            "Поделиться",
            "*To read the next part, click here.",
            "IMG_2041.jpg",
        ],
    )
    def test_lines(self, line: str) -> None:
        found = zones(article("A Title of Four Words", line, PROSE))
        assert found[key(line)] == "boilerplate"
        assert found[key(PROSE)] == "body"

    @pytest.mark.parametrize(
        "line",
        [
            "(c) the Parties shall stop at their positions.",
            "Copyright law played no part in the talks, they said.",
            "Print shops in the capital were closed that week.",
            "The vote was 30 (28%) to 33 (31%), and nobody was glad of it.",
        ],
    )
    def test_sentences_that_only_look_alike(self, line: str) -> None:
        assert zones(article(PROSE, line, MORE))[key(line)] == "body"

    def test_a_poll_in_the_middle(self) -> None:
        poll = "Poll\nWill the truce last?\nYes, for a year\n33 (52%)\nNo\n30 (48%)"
        found = zones(article(PROSE, poll, MORE))
        assert [*found.values()] == ["body", *["boilerplate"] * 6, "body"]

    def test_navigation_at_the_end(self) -> None:
        found = zones(article(PROSE, "Share", "For business\nFor students"))
        assert [*found.values()] == ["body", "boilerplate", "boilerplate", "boilerplate"]

    def test_the_words_of_a_link_stay(self) -> None:
        content = f"It was signed on [9 May](https://example.org/a_(b)) by both. {PROSE}"
        parts = zoned(content)
        masked = [content[b.start : b.end] for b in parts.blocks if b.zone is Zone.BOILERPLATE]
        assert masked == ["[", "](https://example.org/a_(b))"]


class TestQuotations:
    QUOTED = "“We shall stop where we stand, and we shall stay there until we are told to go.”"

    def test_a_paragraph_in_quotation_marks_after_a_colon(self) -> None:
        found = zones(article(PROSE, "The statement says:", self.QUOTED, MORE))
        assert [*found.values()] == ["body", "body", "quotation", "body"]

    def test_without_a_colon_it_is_somebody_speaking(self) -> None:
        assert {*zones(article(PROSE, self.QUOTED, MORE)).values()} == {"body"}

    def test_two_quotations_in_one_paragraph_are_body(self) -> None:
        spoken = "“We shall stop where we stand,” said one, and the other: “We shall stay there.”"
        assert {*zones(article(PROSE, "They said:", spoken, MORE)).values()} == {"body"}

    def test_set_in(self) -> None:
        quoted = "    We shall stop where we stand,\n    and we shall stay there."
        found = zones(article(PROSE, "The statement says:", quoted, MORE, PROSE[5:]))
        assert [*found.values()] == ["body", "body", "quotation", "quotation", "body", "body"]

    def test_marked(self) -> None:
        assert zones(article(PROSE, "> We stop.", MORE))["> We stop."] == "quotation"

    def test_code_is_no_quotation(self) -> None:
        content = article(PROSE, ">>> import this", "So:", "    import this and that", MORE)
        assert {*zones(content, media_type="text/markdown").values()} == {"body"}


class TestParagraphs:
    @staticmethod
    def texts(content: str, **given: object) -> list[str]:
        parts = zoned(content, **given)  # type: ignore[arg-type]
        return [content[p.start : p.end] for p in parts.paragraphs]

    def test_headings_are_none(self) -> None:
        assert self.texts(article("# Truces", PROSE, "What Came After", MORE)) == [PROSE, MORE]

    def test_rows_of_print_are_joined(self) -> None:
        rows = [
            "The two sides met in the town by the river and agreed on how",
            "the guns should fall silent, and on who should watch the line",
            "between them.",
            "Nobody wrote down when the watch should end. Those who were",
            "there say that the question was put and that nobody cared to",
            "answer it.",
        ]
        found = self.texts("\n".join(rows * 3))
        assert found == ["\n".join(rows[:3]), "\n".join(rows[3:])] * 3

    def test_items_of_a_list_are_paragraphs(self) -> None:
        items = ["- the guns fall silent;", "- the troops stop;", "- the watchers come."]
        assert self.texts(article(PROSE, *items)) == [PROSE, *items]


def test_what_the_format_tells_stands() -> None:
    content = article(PROSE, "A note without a number", MORE)
    start = content.index("A note")
    told = Block(start, start + 23, Zone.FOOTNOTE, "en")
    inline = Block(3, 6, Zone.QUOTATION)
    parts = zoned(content, known=[told, inline], media_type="text/html")
    assert [(b.zone.value, content[b.start : b.end].strip()) for b in parts.blocks] == [
        ("body", "The"),
        ("quotation", "two"[:2]),
        ("body", PROSE[6:]),
        ("footnote", "A note without a number"),
        ("body", MORE),
    ]
