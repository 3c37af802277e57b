"""The sentences in which releases of the invented world tell what happened, several for each thing."""

from typing import Final

__all__ = [
    "ANNOUNCED",
    "ASIDE",
    "DEEDS",
    "EVERYWHERE",
    "FOREIGN",
    "HEADS",
    "LED",
    "MET",
    "NAMED",
    "NOW",
    "OFFICIAL",
    "OLD",
    "TOLD",
    "WITH",
]

HEADS: Final = (
    "Gäste aus {guest} in {host}", "{host} und {guest} im Gespräch", "Blick nach {guest}",
    "Partnerstadt {guest}: ein Wiedersehen", "Freunde aus {guest} zu Gast", "{guest} besucht {host}",
)  # fmt: skip
ANNOUNCED: Final = (
    "{when} erwartet {host} eine Delegation aus {guest}.",
    "Eine Delegation aus {guest} wird {when} nach {host} kommen.",
    "{host} empfängt {when} eine Delegation aus der Partnerstadt {guest}.",
    "Hoher Besuch kündigt sich an: {when} besucht eine Delegation aus {guest} die Stadt {host}.",
    "Eine Abordnung aus {guest} ist {when} in {host} zu Gast.",
    "Zu einem Besuch reist {when} eine Gruppe aus {guest} nach {host}.",
)
TOLD: Final = (
    "Eine Delegation aus {guest} war {when} in {host} zu Gast.",
    "{when} besuchte eine Delegation aus {guest} die Stadt {host}.",
    "{when} weilte eine Abordnung aus {guest} in {host}.",
    "Zu Besuch in {host} war {when} eine Delegation aus der Partnerstadt {guest}.",
    "Die Stadt {host} begrüßte {when} eine Delegation aus {guest}.",
    "Einen Besuch stattete {when} eine Gruppe aus {guest} der Stadt {host} ab.",
)
FOREIGN: Final = (
    "{when} reiste eine Delegation aus {guest} in die deutsche Partnerstadt {host}.",
    "Eine Delegation der Stadt {guest} besuchte {when} die Partnerstadt {host} in Deutschland.",
    "Nach {host} fuhr {when} eine Delegation aus {guest}.",
)
# Who leads, before and after; who met whom, after.
LED: Final = (
    "An der Spitze der Gäste steht {their_mayor}.",
    "Angeführt wird die Gruppe von {their_mayor}.",
    "{their_mayor} leitet die Delegation.",
)
MET: Final = (
    "{our_mayor} und {their_mayor} sprachen über gemeinsame Vorhaben.",
    "{their_mayor} dankte {our_mayor} für die Gastfreundschaft.",
    "{our_mayor} empfing {their_mayor} im Rathaus.",
    "Mit {their_mayor} sprach {our_mayor} über die nächsten Jahre.",
)
WITH: Final = (
    "Die Delegation zählt {size} Mitglieder.", "Zur Gruppe gehören {size} Personen.", "{size} Gäste nehmen teil.",
    "Geplant sind Gespräche über Wasserwirtschaft und Stadtgrün.",
    "Es ging um Radwege, Abfall und die Ausbildung junger Leute.",
    "Auf dem Programm stehen Besuche in Schulen und Betrieben.",
    "Ein Rundgang durch die Altstadt schließt den Besuch ab.",
)  # fmt: skip
ASIDE: Final = (
    "Das Bürgerbüro bleibt wie gewohnt geöffnet.", "Bilder stellt das Presseamt auf Anfrage bereit.",
    "Fragen beantwortet das Büro für Internationales.", "Der Eintritt zu allen Veranstaltungen ist frei.",
    "Weitere Auskünfte gibt es im Rathaus.", "Für die Bewirtung sorgen Ehrenamtliche.",
    "Die Anreise erfolgt mit der Bahn.", "Das Wetter spielte mit.",
)  # fmt: skip
# By type of agreement: told with a full date, with a year, without a date.
DEEDS: Final = {
    "twinning": (
        (
            "Am {day} unterzeichneten {one} und {other} den Vertrag über die Städtepartnerschaft.",
            "Die Städtepartnerschaft zwischen {one} und {other} wurde am {day} besiegelt.",
            "{one} und {other} schlossen am {day} eine Städtepartnerschaft.",
        ),
        (
            "Seit {year} besteht die Städtepartnerschaft zwischen {one} und {other}.",
            "{one} und {other} sind seit {year} durch eine Städtepartnerschaft verbunden.",
            "Im Jahr {year} schlossen {one} und {other} eine Städtepartnerschaft.",
        ),
        (
            "{one} und {other} verbindet eine Städtepartnerschaft.",
            "Zwischen {one} und {other} besteht eine Städtepartnerschaft.",
        ),
    ),
    "cooperation-agreement": (
        (
            "Am {day} unterzeichneten {one} und {other} eine Kooperationsvereinbarung.",
            "{one} und {other} haben am {day} einen Kooperationsvertrag geschlossen.",
        ),
        (
            "{year} unterzeichneten {one} und {other} eine Kooperationsvereinbarung.",
            "Im Jahr {year} schlossen {one} und {other} eine Kooperationsvereinbarung.",
        ),
        ("Zwischen {one} und {other} besteht eine Kooperationsvereinbarung.",),
    ),
    "declaration-of-intent": (
        (
            "Am {day} unterzeichneten {one} und {other} eine Absichtserklärung.",
            "Eine gemeinsame Absichtserklärung haben {one} und {other} am {day} unterzeichnet.",
        ),
        (
            "{year} unterzeichneten {one} und {other} eine Absichtserklärung.",
            "Bereits im Jahr {year} hatten {one} und {other} eine Absichtserklärung unterzeichnet.",
        ),
        ("{one} und {other} haben eine Absichtserklärung unterzeichnet.",),
    ),
}
OLD: Final = (
    "{old} lädt zu einem Abend über {partner} ein.",
    "Das Fest organisiert {old}.", "{old} sammelt Spenden für {partner}.",
)  # fmt: skip
NAMED: Final = (
    "{old} heißt seit {month} {year} „{bare}“.",
    "{new}, früher {old}, feiert den neuen Namen.",
    "{new} (bis {year} {old}) lädt zum Tag der offenen Tür.",
    "Aus {from_old} wurde {new}.",
    "{new} hieß bis {year} {old}.",
    "{old} wurde in „{bare}“ umbenannt.",
)
NOW: Final = (
    "{new} stellt Fotos aus {partner} aus.", "{new} beteiligt sich am Austausch mit {partner}.",
    "Unterstützt wird das Vorhaben durch {new}.", "{new} begleitet die Reise nach {partner}.",
)  # fmt: skip
# Bodies that every town has, and the name by which the truth knows them.
EVERYWHERE: Final = (
    ("Das Kulturamt bereitet die Ausstellung vor.", "Kulturamt"),
    ("Die Stadtwerke spenden die Erfrischungen.", "Stadtwerke"),
    ("Das Stadtarchiv zeigt dazu alte Fotos.", "Stadtarchiv"),
)
OFFICIAL: Final = (
    "{who} eröffnete die Ausstellung über {partner}.",
    "{who} stellte den Bericht über die Partnerschaft mit {partner} vor.",
    "{who} sprach über die Zusammenarbeit mit {partner}.",
    "„Wir lernen viel voneinander“, sagte {who}.",
    "{who} nahm für die Stadt {town} an der Feier teil.",
)
