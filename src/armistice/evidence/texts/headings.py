"""Headings that say what follows them, in the languages of the region and of its literature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.evidence.texts.lines import Draft


def _read(table: str) -> dict[str, str]:
    """Headings by their language, from lines of ``language: heading, heading``."""
    return {
        heading.strip(): language.strip()
        for language, _, headings in (line.partition(":") for line in table.strip().splitlines())
        for heading in headings.split(",")
    }


ABSTRACT = _read("""
    en: abstract, summary, executive summary
    az: xülasə, annotasiya, referat
    hy: ամփոփում, համառոտագիր, անոտացիա
    ka: აბსტრაქტი, რეზიუმე, ანოტაცია
    ru: аннотация, реферат, резюме
    uk: анотація
    tr: özet, öz
    fa: چکیده
    ar: ملخص, الملخص
    he: תקציר
    id: abstrak, ringkasan, intisari
    pl: streszczenie, abstrakt
    cs: souhrn, shrnutí
    de: zusammenfassung, kurzfassung
    fr: résumé
    es: resumen
    pt: resumo
    it: riassunto, sommario
    nl: samenvatting
    el: περίληψη
""")

KEYWORDS = _read("""
    en: keywords, key words, keyword, index terms
    az: açar sözlər, açar sözler
    hy: հիմնաբառեր, բանալի բառեր, հանգուցային բառեր
    ka: საკვანძო სიტყვები
    ru: ключевые слова
    uk: ключові слова
    tr: anahtar kelimeler, anahtar sözcükler
    fa: کلیدواژه‌ها, واژگان کلیدی
    ar: الكلمات المفتاحية, كلمات مفتاحية
    he: מילות מפתח
    id: kata kunci, kata-kata kunci
    pl: słowa kluczowe, słowa klucze
    cs: klíčová slova
    de: schlüsselwörter, schlagwörter, stichworte
    fr: mots-clés, mots clés
    es: palabras clave
    pt: palavras-chave, palavras chave
    it: parole chiave
    nl: trefwoorden, sleutelwoorden
    el: λέξεις-κλειδιά, λέξεις κλειδιά
""")

INTRODUCTION = _read("""
    en: introduction, background
    az: giriş
    hy: ներածություն
    ka: შესავალი
    ru: введение
    uk: вступ
    fa: مقدمه
    ar: مقدمة
    he: מבוא
    id: pendahuluan, latar belakang
    pl: wstęp, wprowadzenie
    cs: úvod
    de: einleitung, einführung
    es: introducción
    pt: introdução
    it: introduzione
    nl: inleiding
    el: εισαγωγή
""")

REFERENCES = _read("""
    en: references, reference list, bibliography, works cited, literature cited, list of references
    az: ədəbiyyat, istifadə olunmuş ədəbiyyat, istinadlar, ədəbiyyat siyahısı
    hy: գրականություն, օգտագործված գրականություն, մատենագրություն
    ka: ბიბლიოგრაფია, გამოყენებული ლიტერატურა
    ru: литература, список литературы, библиография, список источников и литературы
    uk: література, список використаних джерел
    tr: kaynakça, kaynaklar
    fa: منابع
    ar: المراجع, المصادر
    he: ביבליוגרפיה, מקורות
    id: daftar pustaka, referensi
    pl: bibliografia, literatura
    cs: seznam literatury
    de: literatur, literaturverzeichnis, bibliographie, quellen
    fr: références, références bibliographiques
    es: referencias, bibliografía, referencias bibliográficas
    pt: referências, referências bibliográficas
    it: riferimenti bibliografici
    nl: literatuurlijst, referenties
    el: βιβλιογραφία
""")

NOTES = _read("""
    en: notes, endnotes, footnotes
    az: qeydlər
    hy: ծանոթագրություններ
    ka: შენიშვნები
    ru: примечания, сноски
    uk: примітки
    tr: notlar, dipnotlar, sonnotlar
    id: catatan, catatan kaki
    pl: przypisy
    cs: poznámky
    de: anmerkungen, endnoten, fußnoten
    es: notas
    it: note
    nl: noten
""")

AFTERWORD = _read("""
    en: appendix, appendices, annex, annexes, acknowledgements, acknowledgments, about the author, \
about the authors, author biography, funding
    az: əlavə, əlavələr, müəllif haqqında
    ru: приложение, приложения, об авторе, об авторах, благодарности
    tr: ek, ekler, teşekkür
    id: lampiran, tentang penulis
    pl: aneks, załącznik, załączniki, o autorze
    de: anhang, danksagung
    fr: annexe, remerciements
""")

_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[ivx]{1,5}\.|[a-h]\.)\s+")
_SPACED_OUT = re.compile(r"^(?:\w ){3,}\w$")
_SECTION = re.compile(
    r"^\W*(?:article|section|chapter|part|annex|appendix|clause|point|table|figure|artikel|artículo"
    r"|artykuł|rozdział|статья|глава|раздел|приложение|пункт|madde|maddə|bölmə|fəsil|pasal|bab"
    r"|հոդված|მუხლი|kapitel|chapitre|مادة|ماده)\b",
    re.IGNORECASE,
)
_LONGEST = 140
_MOST_WORDS = 18
_LONGEST_NAMED = 60
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.)\s+\S")


def name_of(text: str) -> str:
    """A heading as it is looked up: without marks, numbering, colon and capitals."""
    name = text.strip("#*_:.—–- \t").casefold()
    if _SPACED_OUT.match(name):
        name = name.replace(" ", "")
    return " ".join(_NUMBERING.sub("", name).split())


def named(text: str, headings: dict[str, str]) -> str:
    """The language of the heading that a line is; empty where it is none of ``headings``."""
    if len(text) > _LONGEST_NAMED:
        return ""
    return headings.get(name_of(text), "")


def opened(text: str, headings: dict[str, str]) -> str:
    """The language of the heading with which a line begins, as ``Keywords: peace; war``."""
    first, mark, rest = text[: _LONGEST_NAMED * 2].lstrip("#*_ \t").partition(":")
    if not mark:
        first, mark, rest = text[: _LONGEST_NAMED * 2].lstrip("#*_ \t").partition("—")
    if not mark or not rest.strip("*_ \t") or len(first) > _LONGEST_NAMED:
        return ""
    return headings.get(name_of(first), "")


def begins_section(text: str) -> bool:
    """Whether a line begins as the heading of a numbered part, as ``Article 5``."""
    return _SECTION.match(text) is not None


def is_heading(draft: Draft, number: int) -> bool:
    """Whether a line looks like a heading of a section: short, capital, no sentence's end."""
    line = draft.lines[number]
    if line.length > _LONGEST:
        return False
    text = draft.head(number)
    if text.startswith("#"):
        return True
    words = text.strip("*_ \t")
    if not words or words[-1] in ",;:" or len(words.split()) > _MOST_WORDS:
        return False
    if draft.is_finished(number) and words[-1] not in "?!":
        return False
    if not (words[0].isupper() or words[0].isdigit() or not words[0].islower()):
        return False
    if not words[0].isalnum() or words.startswith(("http:", "https:")):
        return False
    if draft.is_wrapped and not draft.is_alone(number):
        letters = [letter for letter in words if letter.isalpha()]
        capitals = bool(letters) and all(not letter.islower() for letter in letters)
        return draft.opens_group(number) and (capitals or bool(_NUMBERED.match(words)))
    return draft.opens_group(number)
