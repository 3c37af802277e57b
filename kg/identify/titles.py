"""Tell titles of programmes that name one from titles that many may have."""

import re
from functools import lru_cache
from typing import Final

from kg.names import fold

__all__ = ["is_common"]

# Of which titles consist that any town may give, folded: they say what is done, not which programme it is.
_STEMS: Final = tuple(
    "afrikanisch aktion amerikanisch ausbildung austausch auszubildende azubi begegnung beratung beruf bilateral"
    " bildung britisch buerger chinesisch deutsch digital energie englisch entwicklung erinnerung europa"
    " europaeisch experten fach fahrt feuerwehr foerder foerderung fonds fortbildung franzoesisch frauen"
    " freiwillig freundschaft frieden gemeinde gemeinsam gesundheit handel hilf initiative international"
    " israelisch italienisch japanisch jugend kampagne kinder kirche klein klima klinik kommun kommunal konferenz"
    " kooperation kraefte kultur kunst laender land lehr lehrer massnahme mittel musik nachhaltig neu nothilfe"
    " partner partnerschaft plattform polnisch praktik praktikant programm projekt qualifizierung regional reise"
    " russisch schueler schul schutz senioren seminar solidaritaet spenden sport sprach staedte stadt student"
    " studierende topf transfer tschechisch tuerkisch ukrainisch umwelt verstaendigung verwaltung vorhaben wasser"
    " weiterbildung wirtschaft wissen woche workshop zusammenarbeit zuschuss".split()
)
_ENDINGS: Final = ("", *"s es en er e n in innen isch ische ischen ischer isches em um a".split())
_LITTLE: Final = frozenset(
    "fuer und der die das des dem den mit von vom zu zur zum im in am an aus auf bei zwischen ein eine einer eines"
    " ohne".split()
)
_LETTERED: Final = re.compile(r"\d|\+|[A-ZÄÖÜ]{2}")


def is_common(title: str) -> bool:
    """Return whether a title may be that of many programmes, so that something else must say which one is meant.

    So are titles of words for what such programmes do ("Fonds für Entwicklungszusammenarbeit"), and single words
    ("Brücken") that are neither letters nor bear a number ("NaKoPa", "Erasmus+").

    Examples
    --------
    >>> [is_common(title) for title in ("Jugendaustausch", "Deutsch-polnischer Schüleraustausch", "Brücken")]
    [True, True, True]
    >>> [is_common(title) for title in ("Grüne Brücken", "Erasmus+", "NaKoPa", "Leipzig global", "ASA")]
    [False, False, False, False, False]
    """
    words = [word for word in fold(title).split() if word not in _LITTLE]
    if all(map(_is_common, words)):
        return True
    return len(words) == 1 and not _LETTERED.search(title) and not re.search(r"[a-zäöüß][A-ZÄÖÜ]", title)


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    """Return whether a folded word is put together from common ones."""
    reached = {0}
    for place in range(len(word)):
        if place in reached:
            begun = (stem for stem in _STEMS if word.startswith(stem, place))
            ends = (place + len(stem) for stem in begun)
            reached.update(at + len(ending) for at in ends for ending in _ENDINGS if word.startswith(ending, at))
    return len(word) in reached
