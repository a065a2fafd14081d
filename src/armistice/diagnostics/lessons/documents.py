"""Lessons on documents: read, fetched and held."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import command

_SCAN = """\
printf '%%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%%%EOF' > scan.pdf && armistice source add river scan.pdf"""

_ENTITIES = """\
mkdir word
echo '<!DOCTYPE x [<!ENTITY y SYSTEM "z">]>' > word/document.xml
touch '[Content_Types].xml'
python3 -m zipfile -c x.docx word '[Content_Types].xml' && armistice source add river x.docx"""

_LOCKED = r"""
printf '\320\317\021\340\241\261\032\341' > locked.docx
printf EncryptedPackage | iconv -t utf-16le >> locked.docx && armistice source add river locked.docx
""".strip()

_HELD = "armistice source add river memoir.txt --id memoir &&"

DOCUMENTS = (
    command(
        "A840",
        "Name one file, and check its spelling and your rights to it.",
        "mkdir letters && armistice source add river letters",
    ),
    command(
        "A841",
        "Cut out the chapter or the pages that you cite, and add those as a document of their own.",
        "truncate -s 60M book.txt && armistice source add river book.txt",
    ),
    command(
        "A842",
        "Acquire the document again, and look at it before you add it.",
        "touch letter.txt && armistice source add river letter.txt",
    ),
    command(
        "A843",
        "Save it as PDF, DOCX, HTML, Markdown or plain text; run OCR on a picture first.",
        "printf GIF89a > map.txt && armistice source add river map.txt",
    ),
    command(
        "A844",
        "Acquire the document again: a file that breaks off has lost its end.",
        "echo '%PDF-1.7 and then nothing' > cut.pdf && armistice source add river cut.pdf",
    ),
    command("A845", "Open it with its password, and save it without.", _LOCKED),
    command(
        "A846",
        "Ask whoever made it for an ordinary document, or save its words as plain text.",
        "yes '<div>' | head -n 6000 > deep.html && armistice source add river deep.html",
    ),
    command("A847", "Open it in a word processor and save it again.", _ENTITIES),
    command(
        "A848",
        "Save it again as UTF-8, or name its encoding with `--encoding`.",
        "printf 'a\\000b' > letter.txt && armistice source add river letter.txt",
    ),
    command("A849", "Run OCR on it, and add the PDF that OCR makes.", _SCAN),
    command(
        "A850",
        "Give an address that begins with `http://` or `https://`, or save the document and add "
        "the file.",
        "armistice source add river ftp://example.org/letter.pdf",
    ),
    command(
        "A851",
        "Save the document and add the file.",
        "armistice source add river http://localhost/letter.pdf",
    ),
    command(
        "A852",
        "Check the spelling and your connection, and try again; or save the document in a browser "
        "and add the file.",
        "armistice source add river https://nowhere.invalid/letter.pdf",
    ),
    command(
        "A853",
        "Open the address in a browser, save the page, and add the file.",
        "armistice source add river https://example.org/gone.pdf",
    ),
    command(
        "A854",
        "Write `held: yes` and `file:` into the entry yourself, then add the document again.",
        "printf 'id,type,title\\nmemo,report,Memo\\n' > river/sources.csv &&\n"
        "  armistice source add river memoir.txt --id memo",
    ),
    command(
        "A855",
        "Compare the two texts. If the new one is right, add it with `--replace`.",
        f"{_HELD}\n  echo Other words. > new.txt && armistice source add river new.txt --id memoir",
    ),
    command(
        "A856",
        "Run `pip install 'armistice[documents]'`.",
        "pip uninstall selectolax && armistice source add river page.html",
    ),
    command(
        "A857",
        "Bring the stored file back from version control, or add the document again with "
        "`--replace`.",
        f"{_HELD}\n  echo More. >> river/texts/memoir.txt && armistice source show river memoir",
    ),
    command(
        "A858",
        "Bring the map back from version control, or add the document again with `--replace`.",
        f"{_HELD}\n  echo > river/texts/memoir.map.json && armistice source show river memoir",
    ),
)
