"""An invented world of known truth: towns that are partners, who is what there, what was signed, who"
" visited whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

__all__ = ["Agreement", "Club", "Person", "Town", "World", "made_world"]

_GERMAN: Final = (
    "Aachen Augsburg Bamberg Bayreuth Bielefeld Bochum Bonn Bottrop Braunschweig Chemnitz Coburg Cottbus"
    " Darmstadt Dessau Dortmund Duisburg Düren Erfurt Erlangen Flensburg Freiburg Fulda Fürth"
    " Gelsenkirchen Gera Gießen Göttingen Gütersloh Hagen Hamm Hanau Heidelberg Heilbronn Herne Hildesheim"
    " Ingolstadt Jena Kaiserslautern Kassel Kempten Koblenz Konstanz Krefeld Landshut Leipzig Leverkusen"
    " Lübeck Ludwigsburg Magdeburg Mainz Mannheim Marburg Minden Mönchengladbach Moers Neuss Nürnberg"
    " Oldenburg Osnabrück Paderborn Pforzheim Potsdam Ratingen Regensburg Remscheid Reutlingen Rostock"
    " Saarbrücken Salzgitter Schwerin Siegen Solingen Stuttgart Trier Tübingen Unna Velbert Viersen Weimar"
    " Wiesbaden Wilhelmshaven Witten Wolfsburg Worms Wuppertal Würzburg Zwickau"
).split()
_PARTNERS: Final = {
    "UA": "Charkiw Odessa Dnipro Lwiw Mykolajiw Winnyzja Poltawa Tscherkassy Tschernihiw Luzk Riwne".split(),
    "FR": "Lille Rennes Reims Toulon Nantes Bordeaux Montpellier Rouen Dijon Grenoble".split(),
    "PL": "Danzig Breslau Krakau Posen Lublin Stettin Kattowitz".split(),
    "GB": "Leeds Coventry Bristol Sheffield Cardiff Leicester".split(),
    "IT": "Bologna Padua Brescia Triest Catania Bari".split(),
    "MA": "Marrakesch Agadir Rabat Casablanca Tanger".split(),
    "TN": "Sfax Sousse Tunis Kairouan".split(),
    "TR": "Izmir Bursa Antalya Adana Kayseri".split(),
    "CN": "Wuhan Chengdu Qingdao Shenyang Nanjing".split(),
    "TZ": "Morogoro Mwanza Tanga Dodoma".split(),
    "BO": "Cochabamba Oruro Tarija".split(),
}
# First names and surnames by country; where a name has several forms, those of one person are taken side by side.
_GIVEN: Final = {
    "DE": "Anna Bernd Claudia Dieter Elke Frank Gisela Holger Ines Jürgen/Juergen Katrin Lars Monika Norbert"
          " Petra Ralf Sabine Thomas Ulrike Volker Birgit Götz/Goetz Heike Jörg/Joerg/Jorg Kerstin Martin Silke"
          " Uwe Andrea Stefan",
    "UA": "Serhij/Serhiy/Sergej Wolodymyr/Volodymyr Oleksandr/Olexandr Andrij/Andriy/Andrii Jewhen/Yevhen"
          " Mychajlo/Mykhailo Iryna/Irina Natalija/Natalia Julija/Yuliya Ihor/Igor",
    "FR": "Claire Hélène/Helene Jean Luc Martine Philippe Sylvie Étienne/Etienne Bruno Nathalie",
    "PL": "Jacek Katarzyna Marek Tomasz Beata Wojciech Rafał/Rafal Joanna",
    "GB": "Alan Brenda Colin Fiona Graham Helen Keith Susan",
    "IT": "Alberto Bianca Chiara Davide Lucia Matteo Paola Stefano",
    "MA": "Mohammed/Mohamed/Muhammad Ahmed/Ahmad Youssef/Yusuf Fatima/Fatma Khalid/Chalid Rachid/Raschid",
    "TN": "Mohamed/Mohammed Ahmed/Ahmad Khaled/Khalid Leila/Laila Nadia Habib",
    "TR": "Ahmet Mehmet Ayşe/Ayse Fatma Hüseyin/Hueseyin Zeynep",
    "CN": "Wei Jing Lihua Xiaoming Yan Jun",
    "TZ": "Joseph Grace Neema Emmanuel Rehema Daudi",
    "BO": "José/Jose María/Maria Luis Carmen Rosario Mario",
}  # fmt: skip
_FAMILY: Final = {
    "DE": "Ahlborn Brückmann/Brueckmann/Bruckmann Cordes Dresen Ebeling Falkner Gödecke/Goedecke"
          " Hölscher/Hoelscher Imhoff Jäkel/Jaekel/Jakel Kämper/Kaemper Lohaus Mählmann/Maehlmann Niehues"
          " Oelkers Pöschl/Poeschl Quandt Rösler/Roesler Schürmann/Schuermann/Schurmann Tewes Uhlig"
          " Vössing/Voessing Wübben/Wuebben Zöllner/Zoellner Brandhorst Diekhoff Gronemeier Harmsen Kleinschmidt"
          " Lütkehaus/Luetkehaus Overbeck Rademacher Steinkamp Terhorst Wiegmann",
    "UA": "Kowaltschuk/Kovalchuk Schewtschuk/Shevchuk Melnytschuk/Melnychuk Bondarenko Lyssenko/Lysenko"
          " Morhunow/Morgunov Tkatschenko/Tkachenko Sawtschuk/Savchuk Hrytsenko/Grytsenko Kusmenko/Kuzmenko",
    "FR": "Delacroix Fournier Lemaître/Lemaitre Morel Rousseau Vasseur Garnier Lefèvre/Lefevre",
    "PL": "Wiśniewski/Wisniewski Kowalczyk Zieliński/Zielinski Wójcik/Wojcik Nowak Kaczmarek",
    "GB": "Ashworth Bradshaw Crawley Holloway Pemberton Whitaker",
    "IT": "Bellini Conti Ferraro Lombardi Rinaldi Santoro",
    "MA": "Benali/Ben-Ali Alaoui Bennani Berrada Chraibi/Chraïbi Tazi",
    "TN": "Trabelsi Gharbi Jaziri/Jasiri Mansouri/Mansuri Hamdi",
    "TR": "Yıldız/Yildiz Özdemir/Oezdemir Kaya Çelik/Celik Aydın/Aydin",
    "CN": "Zhang Wang Chen Liu Zhao",
    "TZ": "Mushi Kimaro Mwakyusa Lyimo Shirima",
    "BO": "Mamani Quispe Choque Vargas Flores",
}  # fmt: skip
_FEMALE: Final = frozenset(
    "Anna Claudia Elke Gisela Ines Katrin Monika Petra Sabine Ulrike Birgit Heike Kerstin Silke Andrea"
    " Iryna Natalija Julija Claire Hélène Martine Sylvie Nathalie Katarzyna Beata Joanna Brenda Fiona"
    " Helen Susan Bianca Chiara Lucia Paola Fatima Leila Nadia Ayşe Fatma Zeynep Jing Lihua Yan Grace"
    " Neema Rehema María Carmen Rosario".split()
)
# How an association or school was called, and how it is called now; the last is what it is.
_RENAMED: Final = (
    ("Partnerschaftsverein {town}-{partner} e. V.", "Freundeskreis {town}-{partner} e. V.", "association"),
    ("Bildungswerk {town} e. V.", "Akademie {town} e. V.", "association"),
    ("Goethe-Gymnasium {town}", "Europa-Gymnasium {town}", "school"),
    ("Bürgerstiftung {town}", "Stiftung Weltoffenes {town}", "foundation"),
    ("Klinikum {town}", "Universitätsklinikum {town}", "company"),
    ("Dritte-Welt-Verein {town} e. V.", "Eine-Welt-Verein {town} e. V.", "association"),
)
_OFFICES: Final = (("Stadtrat", "Stadträtin"), ("Beigeordneter", "Beigeordnete"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone with the forms in which releases print the name; the first form is the usual one."""

    id: str
    forms: tuple[str, ...]
    office: str
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Club:
    """A body that was renamed in a year: its old and its new name."""

    id: str
    old: str
    new: str
    year: int
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A deed of two towns; ``noun`` is what releases call it."""

    id: str
    type: str
    signed: date
    towns: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A German town: its mayor, its partners, and in which country they lie."""

    name: str
    mayor: Person
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that is so."""

    towns: tuple[Town, ...]
    mayors: dict[str, Person]
    namesakes: tuple[Person, ...]
    colleagues: tuple[Person, ...]
    clubs: tuple[Club, ...]
    deeds: tuple[Agreement, ...]


def made_world(random: Random, *, share: float = 1.0) -> World:
    """Return a world; ``share`` of 1 has 100 people who share their names, 50 renamed bodies and 100 agreements."""
    names = _Names(random)
    number = max(12, round(len(_GERMAN) * share))
    partners = [(name, country) for country, towns in _PARTNERS.items() for name in towns]
    towns = []
    mayors: dict[str, Person] = {}
    for name in random.sample(_GERMAN, number):
        own = tuple(partner for partner, _ in random.sample(partners, 3))
        female, forms = names.fresh("DE")
        mayors[name] = Person(id=f"mayor/{name}", forms=forms, town=name,
                              office="Oberbürgermeisterin" if female else "Oberbürgermeister")  # fmt: skip
        towns.append(Town(name=name, mayor=mayors[name], partners=own))
    for name, country in partners:
        female, forms = names.fresh(country)
        office = "Bürgermeisterin" if female else "Bürgermeister"
        mayors[name] = Person(id=f"mayor/{name}", forms=forms, office=office, town=name)
    return World(
        towns=tuple(towns),
        mayors=mayors,
        namesakes=tuple(_namesakes(random, names, towns, round(100 * share))),
        colleagues=tuple(_colleagues(random, towns, round(40 * share))),
        clubs=tuple(_clubs(random, towns, round(50 * share))),
        deeds=tuple(_deeds(random, towns, round(100 * share))),
    )


class _Names:
    """Names that nobody bears yet."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._taken: set[str] = set()

    def fresh(self, country: str) -> tuple[bool, tuple[str, ...]]:
        """Return whether the first name is a woman's, and the forms of the name."""
        while True:
            given = self._random.choice(_GIVEN[country].split()).split("/")
            family = self._random.choice(_FAMILY[country].split()).split("/")
            usual = f"{given[0]} {family[0]}"
            many = sum(name.startswith(country) for name in self._taken) > 25
            if usual in self._taken and (country == "DE" or not many):
                continue
            self._taken |= {usual, f"{country}:{usual}"}
            forms = [f"{given[min(n, len(given) - 1)]} {family[min(n, len(family) - 1)]}" for n in range(3)]
            if country == "CN":
                forms = [f"{family[0]} {given[0]}", f"{given[0]} {family[0]}"]
            if country == "DE" and self._random.random() < 0.2:
                forms.append(f"{given[0]} {family[0]}-{self._random.choice(('Lenz', 'Voss', 'Kraus', 'Berg'))}")
            return given[0] in _FEMALE, tuple(dict.fromkeys(forms))


def _namesakes(random: Random, names: _Names, towns: Sequence[Town], number: int) -> list[Person]:
    """Return people of whom three or four in different towns share a name."""
    found: list[Person] = []
    while len(found) < number:
        female, forms = names.fresh("DE")
        office = random.choice(_OFFICES)[female]
        for town in random.sample(towns, min(random.choice((3, 4)), number - len(found), len(towns))):
            found.append(Person(id=f"namesake/{len(found)}", forms=forms[:1], office=office, town=town.name))
    return found


def _colleagues(random: Random, towns: Sequence[Town], number: int) -> list[Person]:
    """Return councillors of whom two in one town share the surname and the first letter of their names."""
    found: list[Person] = []
    for town in random.sample(towns, min(number // 2, len(towns))):
        family = random.choice(("Eickhoff", "Rottmann", "Sandner", "Wendland", "Krusemark"))
        for given, female in (("Katja", True), ("Klaus", False)):
            found.append(Person(id=f"colleague/{len(found)}", forms=(f"{given} {family}",), town=town.name,
                                office=_OFFICES[0][female]))  # fmt: skip
    return found


def _clubs(random: Random, towns: Sequence[Town], number: int) -> list[Club]:
    pairs = [(town, pattern) for town in towns for pattern in _RENAMED]
    clubs: list[Club] = []
    for town, (old, new, _kind) in random.sample(pairs, min(number, len(pairs))):
        called = {"town": town.name, "partner": town.partners[0]}
        clubs.append(Club(id=f"club/{len(clubs)}", old=old.format(**called), new=new.format(**called),
                          year=random.randint(2015, 2020), town=town.name))  # fmt: skip
    return clubs


def _deeds(random: Random, towns: Sequence[Town], number: int) -> list[Agreement]:
    """Return agreements: mostly one twinning of two towns, sometimes a contract or a declaration beside it."""
    pairs = [(town.name, partner) for town in towns for partner in town.partners]
    random.shuffle(pairs)
    deeds: list[Agreement] = []
    for at in range(number):
        pair = pairs[at % len(pairs)]
        first = at < len(pairs) and random.random() < 0.6
        kind = "twinning" if first else random.choice(("cooperation-agreement", "declaration-of-intent"))
        year = random.randint(1956, 1999) if first else random.randint(2005, 2022)
        if any(deed.towns == pair and deed.type == kind and deed.signed.year == year for deed in deeds):
            continue
        signed = date(year, random.randint(1, 12), random.randint(1, 28))
        deeds.append(Agreement(id=f"deed/{at}", type=kind, signed=signed, towns=pair))
    return deeds
