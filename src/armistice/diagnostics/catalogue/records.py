"""A2xx: single records."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

RECORDS = (
    error(
        "A201",
        "unknown key",
        "The record type has no such key. Unknown keys are errors, so that a slip of the pen "
        "never drops a fact in silence; `notes` takes free text.",
    ),
    error("A202", "missing key", "The record cannot be read without this key."),
    error(
        "A203",
        "value of the wrong shape",
        "The key takes another shape of value: text, a list or a mapping of further keys.",
    ),
    error(
        "A204",
        "word not among those allowed",
        "The key takes one of a fixed set of words.",
    ),
    error(
        "A205",
        "malformed id",
        "An id is made of lower case ASCII letters, digits and hyphens, as in "
        "`2020-11-25-kalbajar-hand-over`: it then survives every file system, address and shell.",
    ),
    error("A206", "neither yes nor no", "The key takes `yes` or `no`."),
    error(
        "A207",
        "not a number",
        "The key takes a number, written with a point and without blanks or commas: `1960`, `3.5`.",
    ),
    error(
        "A208",
        "id given twice",
        "Ids are unique over the whole case, across all types and files. The first record keeps "
        "the id; the second is left out.",
    ),
    error(
        "A209",
        "ids that collide",
        "The two ids differ only in upper and lower case: on many file systems they would be one.",
    ),
    error(
        "A210",
        "id that some systems reserve",
        "Windows keeps this name for a device, so that no file can bear it. Choose another id.",
    ),
    error(
        "A211",
        "neither act nor observation",
        "An event is an act (who did what) or an observation (what state someone saw). Give "
        "`act:` or `observation:`.",
    ),
    error(
        "A212",
        "both act and observation",
        "An event is an act or an observation, never both. Write two events.",
    ),
    note(
        "A213",
        "unknown record type",
        "This version knows no such record type. The records are kept, and not judged.",
    ),
    error(
        "A214",
        "quantity without a unit",
        "A number without a unit compares with nothing. Add `unit:`, as in "
        "`{value: 1960, unit: personnel}`.",
    ),
    error(
        "A215",
        "quantity that contradicts itself",
        "A quantity is a `value`, or bounds (`at_least`, `at_most`, or `from` and `to`), or "
        "`all: true`; bounds must not cross.",
    ),
    warning(
        "A216",
        "event without an account",
        "Nobody is said to report the event, so no standard of evidence admits it.",
    ),
    warning(
        "A217",
        "account without a citation",
        "The account names no passage, so nobody can check it.",
    ),
    error(
        "A218",
        "unknown zone",
        "The zone is a name of the IANA time zone database, such as `Asia/Baku`.",
    ),
    warning(
        "A219",
        "`holds` on an act",
        "`holds` says whether an observed state was seen to hold. It has no meaning on an act.",
    ),
    error(
        "A220",
        "geometry that is not GeoJSON",
        "A geometry has a `type` (`Point`, `LineString`, `Polygon` or a `Multi` form of these) and "
        "`coordinates` in degrees, longitude first.",
    ),
    warning(
        "A221",
        "`denies` on an account that denies nothing",
        "`denies` names the fields that an account with the stance `denies` disputes.",
    ),
    error(
        "A223",
        "not a web address",
        "The address of a source begins with `http://` or `https://` and holds no blanks.",
    ),
    warning(
        "A222",
        "empty value",
        "The key stands there without a value. Fill it in or delete it.",
    ),
    error(
        "A224",
        "path that leads out",
        "The text of a source lies below a folder of texts, and that folder is named relative to "
        "the case. Other paths mean something else, or something private, on the next machine.",
    ),
)
