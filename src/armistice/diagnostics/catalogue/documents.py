"""A84x and A85x: documents that are read, fetched and held."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error

DOCUMENTS = (
    error(
        "A840",
        "no document there",
        "There is no file at this path that can be read as a document: it does not exist, the "
        "system refuses it, or it is a folder, a pipe or a device.",
    ),
    error(
        "A841",
        "document too large",
        "Documents above the limit are neither read nor fetched. No text that a record cites is "
        "that long: add the part that you cite.",
    ),
    error(
        "A842",
        "empty document",
        "The document holds no word. Often a download that failed leaves an empty file.",
    ),
    error(
        "A843",
        "not a document that can be read",
        "PDF, HTML, DOCX, Markdown and plain text are read. What a document is, its content says "
        "and not its name.",
    ),
    error(
        "A844",
        "damaged document",
        "The document begins as one of its kind does, and then breaks the rules of that kind. "
        "Often a download was cut off.",
    ),
    error(
        "A845",
        "document under a password",
        "The document is encrypted. Without its password nothing of it can be read.",
    ),
    error(
        "A846",
        "document that unfolds without bound",
        "A small file can be made to unfold to more than any machine holds. Reading stops before "
        "it does.",
    ),
    error(
        "A847",
        "document that declares entities",
        "The XML within the document declares its own entities, by which files of this machine "
        "can be drawn in. No word processor writes such a document. Nothing of it is followed.",
    ),
    error(
        "A848",
        "no text in a known encoding",
        "The bytes of the document are not text in the encoding that it names, or in UTF-8 if it "
        "names none. Guessing would change names and numbers without a trace.",
    ),
    error(
        "A849",
        "no text layer",
        "The PDF holds pictures of pages and no text. It must be recognised (OCR) before passages "
        "of it can be found.",
    ),
    error(
        "A850",
        "address that is not fetched",
        "Only addresses that begin with `http://` or `https://` are fetched, and none that holds a "
        "name and a password.",
    ),
    error(
        "A851",
        "private host",
        "The address, or one to which it redirects, leads to this machine or into a private "
        "network. A document that others can read stands on a public host.",
    ),
    error(
        "A852",
        "no answer from the host",
        "The host does not exist, refuses the connection, cannot prove that it is itself, or does "
        "not answer in time.",
    ),
    error(
        "A853",
        "the host does not give the document",
        "The host answers, but not with the document: it is gone, needs an account, or the address "
        "redirects again and again.",
    ),
    error(
        "A854",
        "entry that cannot be changed",
        "The bibliography entry stands where it cannot be changed without touching what you wrote. "
        "Nothing was written.",
    ),
    error(
        "A855",
        "another text is held already",
        "The case holds a text of this source, and it is not this one. Records may rest on the "
        "text that is held, so it is replaced only if you say so.",
    ),
    error(
        "A856",
        "library not installed",
        "PDF, HTML and DOCX are read by libraries that come with the extra `documents`.",
    ),
    error(
        "A857",
        "held text has changed",
        "The stored document, or the text that was read from it, is not the one that was stored: "
        "the hashes differ. Passages found in it would prove nothing.",
    ),
    error(
        "A858",
        "map of a text that cannot be read",
        "The map beside a stored text says what each part of it is. This one breaks its own rules: "
        "it was changed by hand, or written by a later version.",
    ),
)
