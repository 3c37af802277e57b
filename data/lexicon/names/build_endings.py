"""Write how German the letters of a family name look: log odds of its trigrams, German against all other languages.

The source is the name providers of Faker (MIT licence; ``pip install faker==40.54.0``): the family names of its
locales for Germany, Austria, Switzerland, Liechtenstein and Luxembourg against those of all other locales in Latin
script. The method is a naive Bayes classifier over character trigrams with add-one smoothing (Manning, Raghavan and
Schütze, Introduction to Information Retrieval, 2008, chapter 13).

    python data/lexicon/names/build_endings.py
"""

import importlib
import math
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

GERMAN = ("de_AT", "de_CH", "de_DE", "de_LI", "de_LU")
LEAST = 2


def main() -> None:
    """Read the names of the installed Faker and write ``family-trigrams.tsv`` beside this file."""
    faker: Any = importlib.import_module("faker")
    german: set[str] = set()
    other: set[str] = set()
    for folder in sorted((Path(faker.__file__).parent / "providers" / "person").iterdir()):
        if folder.is_dir() and not folder.name.startswith("_"):
            (german if folder.name in GERMAN else other).update(_names(folder.name))
    other -= german
    counts = [Counter(trigram for name in names for trigram in _trigrams(name)) for names in (german, other)]
    lines = []
    for trigram in sorted(counts[0].keys() | counts[1].keys()):
        if counts[0][trigram] + counts[1][trigram] >= LEAST:
            odds = [math.log((count[trigram] + 1) / (count.total() + len(count))) for count in counts]
            lines.append(f"{trigram}\t{odds[0] - odds[1]:.2f}")
    path = Path(__file__).with_name("family-trigrams.tsv")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(german)} German and {len(other)} other names, {len(lines)} trigrams")


def _names(locale: str) -> set[str]:
    """Return the family names of a locale in Latin script."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found: set[str] = set()
    for attribute in ("last_names", "last_names_male", "last_names_female", "last_romanized_names"):
        names = getattr(provider, attribute, None)
        if isinstance(names, (dict, list, tuple, set)):
            found.update(str(name).strip() for name in names)
    return {
        name for name in found if name and all("LATIN" in unicodedata.name(sign, "") or sign in "-' " for sign in name)
    }


def _trigrams(name: str) -> list[str]:
    padded = f"^{unicodedata.normalize('NFC', name).lower()}$"
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


if __name__ == "__main__":
    main()
