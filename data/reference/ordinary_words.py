"""Find the names of places that are also words or names of people, for ``ordinary-words.txt``."""

import ast
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from simplemma.strategies import DefaultDictionaryFactory

from kg.names import fold

__all__ = ["english_words", "ordinary_words"]

HERE: Final = Path(__file__).resolve().parent
HOME: Final = frozenset({"AT", "CH", "DE"})
LOCALES: Final = ("de_AT", "de_CH", "de_DE", "en_US", "es_ES", "fr_FR", "it_IT", "pl_PL", "tr_TR")

Row = list[str]


def family_names(wheel: Path) -> Iterator[str]:
    """Yield the family names of Faker's providers, read without running them."""
    with zipfile.ZipFile(wheel) as archive:
        for locale in LOCALES:
            source = archive.read(f"faker/providers/person/{locale}/__init__.py").decode("utf-8")
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Assign) and "last" in ast.unparse(node.targets[0]):
                    yield from (
                        leaf.value
                        for leaf in ast.walk(node.value)
                        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
                    )


def is_word(name: str, dictionary: Mapping[str, str], forms: Counter[str]) -> bool:
    """Return whether simplemma's German dictionary knows a capitalised name as something else than a name.

    It is a word if it is known in small letters, if it is a form of another word ("Namen", "Bünde"), or if the
    dictionary has more forms of it than a name has ("Hof": Höfe, Höfen; but "Köln" has only Kölns).
    """
    if name.lower() in dictionary:
        return True
    lemma = dictionary.get(name)
    return lemma is not None and (lemma != name or forms[name] > 1)


def ordinary_words(names: Iterable[str], wheel: Path) -> Iterator[str]:
    """Yield the single words among the names that are German words, given names or family names, folded."""
    dictionary = DefaultDictionaryFactory().get_dictionary("de")
    forms = Counter(dictionary[form] for form in dictionary if not form.endswith("s") and form[:1].isupper())
    given = (HERE.parent / "lexicon/names/given.txt").read_text(encoding="utf-8").split("\n")
    people = {fold(name) for name in (*family_names(wheel), *given)}
    for name in names:
        if " " not in name and "-" not in name and (fold(name) in people or is_word(name, dictionary, forms)):
            yield fold(name)


def english_words(towns: Iterable[Row], curated: set[str]) -> Iterator[str]:
    """Yield the names of smaller towns far away that are English words ("Enterprise", "Summit"), folded.

    Names that a town at home, a curated one or one of 200,000 inhabitants bears too are left alone.
    """
    dictionary = DefaultDictionaryFactory().get_dictionary("en")
    far: set[str] = set()
    firm: set[str] = set()
    for town in towns:
        large = town[8] in HOME or town[0] in curated or int(town[14]) >= 200_000
        (firm if large else far).add(town[1])
    yield from (fold(name) for name in far - firm if name.lower() in dictionary)
