"""Find what a web page is about: its main content, and what its head says of it."""

import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.dates import find_dates
from kg.read.draft import Meta
from kg.read.letterhead import publisher_in
from kg.read.normalise import clean

__all__ = ["day_of", "main_content", "meta_of"]

_GONE: Final = (
    "script, style, noscript, template, svg, iframe, nav, aside, form, button, select, input, textarea, dialog, object,"
    " video, audio, canvas, map, footer, [hidden], [aria-hidden=true], [role=navigation], [role=search],"
    " [role=contentinfo], [role=complementary], [role=dialog]"
)
# Words in classes and ids of what stands beside a text on websites.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navigation|mainnav|metanav|menu|breadcrumbs?|footer|sidebar|share|sharing|social|socialmedia"
    r"|cookies?|consent|related|skip|skiplinks?|pagination|pager|comments?|newsletter|banner|advert|ads|sr-only"
    r"|visually-hidden|visuallyhidden|toolbar|search|suche|login|modal|popup|tags|teaserlist|totop|rating)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONTENT: Final = (
    "article, main, [role=main], [itemprop=articleBody], #content, #main, #inhalt, #maincontent, .content, .article,"
    " .entry-content, .post-content, .article-body, .news-single, .pressemitteilung"
)
_SHARE: Final = 0.6
_SITE_NAME = re.compile(r"\s+[|–—·»]\s+[^|–—·»]+$|\s+-\s+[^-]{3,40}$")
_DATES: Final = (
    "article:published_time", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created",
    "datepublished", "publishdate", "pubdate", "date",
)  # fmt: skip
_PUBLISHERS: Final = ("dcterms.publisher", "dc.publisher", "publisher", "og:site_name", "application-name")


def main_content(tree: LexborHTMLParser) -> LexborNode | None:
    """Return the part of a page that holds its text; menus, forms and the like are taken out of the tree.

    Of the parts that call themselves content, the smallest that holds most of the page's paragraphs is taken, else
    the body.
    """
    body = tree.body
    if body is None:
        return None
    for node in tree.css(_GONE):
        if node.tag != "body" and node.css_first("h1, article, main") is None:
            node.decompose()
    whole = max(1, _weight(body))
    for node in body.css("[class], [id], header"):
        named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        is_header = node.tag == "header" and not _is_inside(node, "article", "main")
        holds_text = node.css_first("h1, article, main") is not None or _weight(node) >= 0.5 * whole
        if (is_header or _BESIDE.search(named)) and not holds_text:
            node.decompose()
    whole = max(1, _weight(body))
    weighed = [(weight, node) for node in body.css(_CONTENT) if (weight := _weight(node)) >= _SHARE * whole]
    return min(weighed, key=lambda pair: len(pair[1].html or ""), default=(0, body))[1]


def _weight(node: LexborNode) -> int:
    """Return how many signs of paragraphs a part holds, links apart."""
    total = sum(len(part.text(deep=True)) for part in node.css("p, h1, h2, h3, li, blockquote, div > br"))
    return total - sum(len(link.text(deep=True)) for link in node.css("p a, li a"))


def _is_inside(node: LexborNode, *tags: str) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def meta_of(tree: LexborHTMLParser, *, base: str = "") -> Meta:
    """Return what a page's head says: title, day, publisher, canonical address, language."""
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        names = (node.attributes.get(key) for key in ("property", "name", "itemprop"))
        name = next((name for name in names if name), "").lower()
        content = " ".join(clean(node.attributes.get("content") or "").split())
        if name and content:
            said.setdefault(name, content)
    article = next(_articles(tree), {})
    root = tree.css_first("html")
    language = ((root.attributes.get("lang") if root else None) or "").split("-")[0].strip().lower()
    return Meta(
        title=_title(tree, said, article), issued=_issued(tree, said, article),
        publisher=_publisher(said, article), source=_source(tree, said, base), language=language or None,
    )  # fmt: skip


def _title(tree: LexborHTMLParser, said: dict[str, str], article: dict[str, Any]) -> str | None:
    headings = tree.css("h1")
    if len(headings) == 1 and (heading := _shown(headings[0])):
        return heading
    for title in (article.get("headline"), said.get("og:title"), said.get("dc.title"), said.get("dcterms.title")):
        if isinstance(title, str) and title.strip():
            return " ".join(clean(title).split())
    node = tree.css_first("title")
    printed = " ".join(clean(node.text(deep=True)).split()) if node else ""
    return _SITE_NAME.sub("", printed) or None


def _shown(node: LexborNode) -> str:
    """Return the text of an element in one line; scripts and styles in it are taken out of the tree."""
    for part in node.css("script, style, noscript, template"):
        part.decompose()
    return " ".join(clean(node.text(deep=True)).split())


def _issued(tree: LexborHTMLParser, said: dict[str, str], article: dict[str, Any]) -> str | None:
    times = (node.attributes.get("datetime") for node in tree.css("[itemprop=datePublished], time[datetime]")[:3])
    for printed in (article.get("datePublished"), *(said.get(name) for name in _DATES), *times):
        if isinstance(printed, str) and (day := day_of(printed)):
            return day
    return None


def _publisher(said: dict[str, str], article: dict[str, Any]) -> str | None:
    publisher = article.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    if isinstance(name, str) and name.strip():
        return " ".join(clean(name).split())
    author = said.get("author", "")
    named = (said[name] for name in _PUBLISHERS if name in said and not said[name].startswith("http"))
    return next(named, author if publisher_in(author) else None)


def _source(tree: LexborHTMLParser, said: dict[str, str], base: str) -> str | None:
    link = tree.css_first("link[rel=canonical]")
    for address in ((link.attributes.get("href") if link else None), said.get("og:url")):
        if not address:
            continue
        try:
            whole = urlsplit(urljoin(base, address.strip())).geturl()
        except ValueError:  # an address with brackets that are no IPv6 address
            continue
        if whole.startswith(("http://", "https://")) and not re.search(r"\s", whole):
            return whole
    return None


def _articles(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield what a page says of its articles in JSON-LD (schema.org)."""
    for node in tree.css("script[type='application/ld+json']"):
        try:
            waiting = [json.loads(node.text(deep=True))]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                if "datePublished" in value or "headline" in value:
                    yield value
                waiting.extend([value["@graph"]] if "@graph" in value else [])


def day_of(printed: str) -> str | None:
    """Return the day that a date in a file's head means, in ISO 8601; None if it means none.

    Examples
    --------
    >>> day_of("2024-11-12T09:30:00+01:00"), day_of("12. November 2024"), day_of("Tue, 12 Nov 2024 10:00:00 +0100")
    ('2024-11-12', '2024-11-12', '2024-11-12')
    """
    printed = printed.strip()[:80]
    if found := find_dates(re.sub(r"(?<=\d)T(?=\d)", " ", printed)):
        return found[0][2]
    try:
        return parsedate_to_datetime(printed).date().isoformat()
    except (ValueError, IndexError, OverflowError, TypeError):
        return None
