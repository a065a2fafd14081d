"""BibTeX as people write it: braces, accents, abbreviations, parents, odd dates and names."""

import pytest

from armistice.evidence.bibliography import Item, PersonName, read_bibtex, write_bibtex
from armistice.evidence.bibliography.edtf import edtf_of
from armistice.evidence.bibliography.latex import text_of


def one(entry: str) -> Item:
    read = read_bibtex(entry)
    assert read.diagnostics == ()
    (item,) = read.items
    return item


def author(value: str) -> list[PersonName]:
    return list(one(f"@misc{{a, author = {{{value}}}, title = {{T}}}}").names["author"])


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"Jos{\'e} {\'E}lise \"{U}nal \c{C}a\u{g}r{\i}", "José Élise Ünal Çağrı"),
        (r"{\L}{\'o}d{\'z}, \v{S}u\v{s}a, {\O}st, \aa{}", "Łódź, Šuša, Øst, å"),
        (r"{NATO} and the {{South} {Caucasus}}", "NATO and the South Caucasus"),
        (r"\emph{Profit} {\em and} \textbf{loss}: 50% of \$5 \& more",
         "<i>Profit</i> <i>and</i> <b>loss</b>: 50% of $5 & more"),
        ("1991--94 --- ``war''", "1991–94 — “war”"),
        (r"H$_2$O \unknown{kept}", r"H_2O \unknown{kept}"),
        ("}unbalanced{", "unbalanced"),
        ("Нагорный Карабах, Լեռնային Ղարաբաղ", "Нагорный Карабах, Լեռնային Ղարաբաղ"),
    ],
)  # fmt: skip
def test_latex(latex: str, text: str) -> None:
    assert text_of(latex) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Laurence Broers", PersonName(given="Laurence", family="Broers")),
        ("de Waal, Thomas", PersonName(given="Thomas", non_dropping_particle="de", family="Waal")),
        ("Ludwig van der Berg",
         PersonName(given="Ludwig", non_dropping_particle="van der", family="Berg")),
        ("King, Jr., Martin", PersonName(given="Martin", suffix="Jr.", family="King")),
        ("{Ministry of Trade and Industry}", PersonName(literal="Ministry of Trade and Industry")),
        ("{de Waal}, Thomas", PersonName(given="Thomas", family="de Waal")),
        ("family=Humboldt, given=A., prefix=von, useprefix=false",
         PersonName(family="Humboldt", given="A.", dropping_particle="von")),
        ("Маркедонов, Сергей", PersonName(family="Маркедонов", given="Сергей")),
        ("Aliyev", PersonName(family="Aliyev")),
    ],
)  # fmt: skip
def test_names(value: str, name: PersonName) -> None:
    assert author(value) == [name]
    # Whatever the form in which a name came, it is written so that it comes again.
    written = write_bibtex([one(f"@misc{{a, author={{{value}}}}}")])
    assert list(read_bibtex(written).items[0].names["author"]) == [name]


def test_several_names_some_of_them_no_persons() -> None:
    names = author("Welt, Cory and {Bowen and Sons} and others")
    assert [str(name) for name in names] == ["Cory Welt", "Bowen and Sons", "others"]


@pytest.mark.parametrize(
    ("fields", "edtf"),
    [
        ("year = 2020, month = nov", "2020-11"),
        ('year = 2020, month = 10 # "~" # nov', ""),
        ('year = 2020, month = nov # "~10"', "2020-11-10"),
        ("year = {2020}, month = {November 10}", "2020-11-10"),
        ("year = 2020, month = {nov--dec}", "2020-11/2020-12"),
        ("date = {2020-09-27/2020-11-10}", "2020-09-27/2020-11-10"),
        ("date = {2020-11~}", "2020-11~"),
        ("date = {1994/}", "1994/"),
        ("year = {c. 1990}", "1990~"),
        ("year = {forthcoming}", ""),
        ("year = {1991--1994}", "1991/1994"),
    ],
)
def test_dates(fields: str, edtf: str) -> None:
    item = read_bibtex(f"@misc{{a, title={{T}}, {fields}}}").items[0]
    if edtf:
        assert edtf_of(item.dates["issued"]) == edtf
    assert read_bibtex(write_bibtex([item])).items[0] == item


def test_abbreviations_parents_and_brackets() -> None:
    read = read_bibtex(
        """
        % a remark with @ in it
        @string{eup = "Edinburgh University Press"}
        @comment{jabref-meta: databaseType:bibtex;}
        @preamble{"\\newcommand{\\noop}[1]{}"}
        @incollection(part, crossref = "whole", title = "A {"}part{"}", pages = {59--74})
        @book{whole, title = {The Whole}, editor = {Broers, L.}, publisher = eup # {, Ltd},
            year = 2019}
        """
    )
    assert read.diagnostics == ()
    part, whole = read.items
    assert part.texts["container-title"] == whole.title == "The Whole"
    assert part.texts["publisher"] == "Edinburgh University Press, Ltd"
    assert (part.title, part.texts["page"], part.year) == ('A "part"', "59-74", 2019)


def test_several_addresses() -> None:
    item = one(r"@online{a, title={T}, url={\url{https://a.org/x\_y} and \url{https://b.org}}}")
    assert item.texts["URL"] == "https://a.org/x_y"
    assert item.other == {"other-addresses": ["https://b.org"]}


def test_an_ordinary_entry_needs_no_field_of_ours() -> None:
    item = one(
        "@article{a, author={Broers, L.}, title={A Title}, journal={J}, number=1, year=2013}"
    )
    assert "csljson" not in write_bibtex([item])
    assert "{Title}" in write_bibtex([item])


def test_a_long_file_with_many_broken_entries_is_read_in_time() -> None:
    read = read_bibtex("@misc{a, title = {\n" * 20_000 + "@misc{last, title={Kept}}")
    assert [item.title for item in read.items] == ["Kept"]
