"""Read the official names of the German municipalities from Eurostat's list of local administrative units."""

import csv
import re
import zipfile
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from kg.names import fold

__all__ = ["are_akin", "official_names", "spelled_out", "spelt_names", "write_unlisted"]

LIST: Final = "geo_mapper/geodata_clean/csv/LAU/2024/lau_2024_level_0.csv"
# From here on two spellings are of one name ("Altdorf bei Nurnberg").
LIKE: Final = 0.85
# Short forms of the official names.
SHORT_FORMS: Final = {
    "a.d.": "an der", "i.d.": "in der", "v.d.": "vor der", "i.Bay.": "in Bayern", "a.": "am", "b.": "bei", "i.": "im",
    "v.": "vor", "u.": "und", "St.": "Sankt", "OPf.": "Oberpfalz", "OFr.": "Oberfranken", "UFr.": "Unterfranken",
    "MFr.": "Mittelfranken", "NB": "Niederbayern", "OB": "Oberbayern", "Schw.": "Schwaben", "Erzgeb.": "Erzgebirge",
    "Vogtl.": "Vogtland", "Westf.": "Westfalen", "Sa.": "Sachsen", "Thür.": "Thüringen", "Odw.": "Odenwald",
}  # fmt: skip


def official_names(wheel: Path) -> dict[str, str]:
    """Return the official name of each German municipality by its key, without its rank and with whole words."""
    names: dict[str, str] = {}
    with zipfile.ZipFile(wheel) as archive:
        for line in csv.DictReader(archive.read(LIST).decode("utf-8").split("\n")):
            # A Sorbian name stands behind a dash or slash.
            name, _, rank = re.split(" [-/] ", line["name"])[0].partition(",")
            if len(line["id"]) == 8 and not re.search(r"gemfr|gemeindefrei|Bezirk$", rank) and "gemfr" not in name:
                names[line["id"]] = " ".join(name.split())
    return names


def spelled_out(name: str) -> str:
    """Return an official name with whole words instead of short forms: "Bruck in der Oberpfalz" for "i.d.OPf."."""
    for short, whole in SHORT_FORMS.items():
        name = re.sub(rf"(?<![\w.]){re.escape(short)} ?(?=\w|$)", f"{whole} ", name)
    return " ".join(name.split())


def spelt_names(wheel: Path) -> dict[str, list[str]]:
    """Return the official name of each municipality by its key, and with whole words where it has short forms."""
    return {key: list(dict.fromkeys((name, spelled_out(name)))) for key, name in official_names(wheel).items()}


def are_akin(official: str, own: str) -> bool:
    """Return whether a place is called as its municipality, so that it may stand for it.

    "Werder" may for Werder (Havel), "Groß Oßnig", the largest village of Neuhausen/Spree, may not.
    """
    whole, bare = fold(official), fold(own)
    if not bare:
        return False
    is_part = (
        f"{whole} ".startswith(f"{bare} ") or f"{bare} ".startswith(f"{whole} ") or whole.endswith(f"stadt {bare}")
    )
    return is_part or SequenceMatcher(None, whole, bare, autojunk=False).ratio() >= LIKE


def write_unlisted(path: Path, spelt: Mapping[str, Sequence[str]], keys: frozenset[str]) -> None:
    """Write the municipalities whose key no place of GeoNames has."""
    lines = ["id,name,country,names,key"]
    lines += [
        f"municipality-{key}-de,{forms[-1]},DE,{'|'.join(forms[:-1])},{key}"
        for key, forms in sorted(spelt.items())
        if key not in keys
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
