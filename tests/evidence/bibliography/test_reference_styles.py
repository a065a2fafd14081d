"""References and citations in the styles that the five texts do not show."""

import pytest

from armistice.evidence.bibliography import Form, citations, references
from armistice.evidence.bibliography.edtf import edtf_of
from armistice.evidence.texts import Block, NoteCall, Text, Zone

APA = """
References

Broers, L. (2019). Armenia and Azerbaijan: Anatomy of a rivalry. Edinburgh University Press.
De Waal, T. (2013a). Black garden: Armenia through
peace and war (2nd ed.). New York University Press.
De Waal, T. (2013b). The fourth title. Journal of Peace, 12(3), 45-67.
https://doi.org/10.1080/09668136.2012.721000
Kolstø, P., & Blakkisrud, H. (2012). De facto states and democracy. Communist and
Post-Communist Studies, 45(1-2), 141-151.
UN Security Council. (1993). Resolution 822.
"""
NUMBERED = """
[1] L. Broers, "Politics in unrecognised states," Caucasus Survey, vol. 1, no. 1, 2013.
[2] T. German, The Nagorno-Karabakh conflict. London: Routledge, 2012.
"""
RUSSIAN = """
Литература
1. Маркедонов С. М. Россия и конфликт // Россия в глобальной политике. 2020. Т. 18. № 6. С. 12–25.
2. Иванов И. И. Кавказ: история. М.: Наука, 2015. 300 с.
3. Заявление МИД России [Электронный ресурс]. URL: https://mid.ru/1 (дата обращения: 15.05.2021).
"""
CHICAGO = """
Bibliography
Broers, Laurence. Armenia and Azerbaijan: Anatomy of a Rivalry. Edinburgh: University Press, 2019.
De Waal, Thomas. “A Broken Region.” Europe-Asia Studies 64, no. 9 (2012): 1709–23.
Human Rights Watch. “Attack on a Church.” December 16, 2020. https://www.hrw.org/news/x.
"""


def made(body: str, listed: str = "") -> Text:
    content = body + listed
    end = Block(len(body), len(content), Zone.REFERENCES)
    return Text(content, (Block(0, len(body), Zone.BODY), *([end] if listed else [])))


def told(text: Text) -> list[tuple[str, str, str, str]]:
    return [
        (one.key, one.item.title, edtf_of(one.item.dates.get("issued")), one.item.type)
        for one in references(text)
    ]


@pytest.mark.parametrize(
    ("listed", "wanted"),
    [
        (
            APA,
            [
                ("broers-2019", "Armenia and Azerbaijan: Anatomy of a rivalry", "2019", "book"),
                ("de-waal-2013", "Black garden: Armenia through peace and war", "2013", "book"),
                ("de-waal-2013-2", "The fourth title", "2013", "article-journal"),
                ("kolsto-2012", "De facto states and democracy", "2012", "article-journal"),
                ("un-security-council-1993", "Resolution 822", "1993", "document"),
            ],
        ),
        (
            NUMBERED,
            [
                ("broers-2013", "Politics in unrecognised states", "2013", "article-journal"),
                ("german-2012", "The Nagorno-Karabakh conflict", "2012", "book"),
            ],
        ),
        (
            RUSSIAN,
            [
                ("маркедонов-2020", "Россия и конфликт", "2020", "article-journal"),
                ("иванов-2015", "Кавказ: история", "2015", "book"),
                ("заявление-мид-россии", "Заявление МИД России", "", "webpage"),
            ],
        ),
        (
            CHICAGO,
            [
                ("broers-2019", "Armenia and Azerbaijan: Anatomy of a Rivalry", "2019", "book"),
                ("de-waal-2012", "A Broken Region", "2012", "article-journal"),
                ("human-rights-watch-2020", "Attack on a Church", "2020-12-16", "webpage"),
            ],
        ),
    ],
    ids=["apa", "numbered", "russian", "chicago"],
)  # fmt: skip
def test_styles(listed: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert told(made("Text.\n", listed)) == wanted


def linked(body: str, listed: str = APA) -> list[tuple[str, list[str], str]]:
    text = made(body, listed)
    return [
        (text.content[one.start : one.end], [each.key for each in one.references], one.locator)
        for one in citations(text)
    ]


def test_authors_and_years() -> None:
    assert linked(
        "Some (see Broers, 2019; De Waal, 2013a, p. 5), De Waal (2013b: 45), Kolstø and Blakkisrud "
        "(2012), Kolsto et al. (2012), and (Security Council, 1993)."
    ) == [
        ("Broers, 2019", ["broers-2019"], ""),
        ("De Waal, 2013a, p. 5", ["de-waal-2013"], "p. 5"),
        ("De Waal (2013b: 45)", ["de-waal-2013-2"], "45"),
        ("Kolstø and Blakkisrud (2012)", ["kolsto-2012"], ""),
        ("Kolsto et al. (2012)", ["kolsto-2012"], ""),
        ("Security Council, 1993", ["un-security-council-1993"], ""),
    ]


def test_years_of_places_are_no_citations_where_nobody_cites_so() -> None:
    assert linked("Missions went to Abkhazia (1994) and Tajikistan (1997).", NUMBERED) == []
    assert linked("It was signed (Moscow, November 2020).") == []


def test_two_works_that_fit_are_no_link() -> None:
    text = made("As said (De Waal 2013; Broers 2019).", APA)
    first, second = citations(text)
    assert not first.linked
    assert [one.key for one in first.candidates] == ["de-waal-2013", "de-waal-2013-2"]
    assert first.why == "several references have this name and year"
    assert second.linked


def test_what_the_list_lacks_is_said() -> None:
    missing = citations(made("So (Broers 2019) and (Mandalis 2020).", APA))[1]
    assert (missing.linked, missing.why) == (False, "no reference has this name and year")


def test_numbers() -> None:
    assert linked("So [1], [1, 2], [1–2] and [7], but [2](https://a.org).", NUMBERED) == [
        ("1", ["broers-2013"], ""),
        ("1", ["broers-2013"], ""),
        ("2", ["german-2012"], ""),
        ("1–2", ["broers-2013", "german-2012"], ""),
        ("7", [], ""),
        ("[2](https://a.org)", ["2"], ""),
    ]


def test_links() -> None:
    text = made("A [joint *statement*](https://en.kremlin.ru/x_(y)) and a [lost one](#).")
    (reference,) = references(text)
    assert reference.item.texts == {
        "title": "joint statement",
        "URL": "https://en.kremlin.ru/x_(y)",
    }
    assert [(one.form, one.linked) for one in citations(text)] == [
        (Form.LINK, True),
        (Form.LINK, False),
    ]


def test_reports_in_parentheses() -> None:
    text = made("So it was (TASS, Armenpress, May 3, 5, 2021; see EDM, May 9; , May 11).")
    assert [one.key for one in references(text)] == [
        "tass-2021-05-03", "tass-2021-05-05", "armenpress-2021-05-03", "armenpress-2021-05-05",
        "edm-may-9",
    ]  # fmt: skip
    assert [one.linked for one in citations(text)] == [True, True, False]
    assert references(made("It lasted (from September 27 to November 10, 2020).")) == ()


def test_notes_that_repeat_and_go_on_overleaf() -> None:
    body = "One.1 Two.2 Three.3 Four.4\n"
    first = "1 L. Broers, *Armenia and Azerbaijan*, Edinburgh University Press, Edinburgh 2019; "
    lines = [
        first + "T. Trenin, *Three crises*, Carnegie, 28 X 2020: <https://carnegie.ru/com-\n",
        "mentary/83061>.\n",
        "2 Ibid., p. 5.\n",
        "3 *Armenia and Azer...*\n",
        "4 A word of explanation.\n",
    ]
    content = body + "".join(lines)
    starts = [content.index(line) for line in lines]
    calls = tuple(
        NoteCall(body.index(f".{n}") + 1, body.index(f".{n}") + 2, str(n), start, start + 5)
        for n, start in zip((1, 2, 3, 4), (starts[0], *starts[2:]), strict=True)
    )
    blocks = (Block(0, len(body), Zone.BODY), Block(len(body), len(content), Zone.FOOTNOTE))
    text = Text(content, blocks, note_calls=calls)
    one, two = references(text)
    assert (one.key, two.key) == ("broers-2019", "trenin-2020")
    assert two.item.texts["URL"] == "https://carnegie.ru/com-mentary/83061"
    assert [[each.key for each in found.references] for found in citations(text)] == [
        ["broers-2019", "trenin-2020"],
        ["trenin-2020"],
        ["broers-2019"],
    ]
