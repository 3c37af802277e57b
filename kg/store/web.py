"""Send requests to a server: log in where it asks for it, wait where it is busy, and say honestly what went wrong."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from time import monotonic, sleep
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from kg.errors import RefusedError, StoreError
from kg.store.access import Access

__all__ = ["Web"]

_PIECE: Final = 65_536
_AGENT: Final = "municipal-cooperation-kg"
_BUSY: Final = frozenset({429, 503})
_LONGEST_WAIT: Final = 30.0
# What a status says that a server lacks or demands, and what can be done.
_MEANT: Final[dict[int, tuple[str, str]]] = {
    401: ("wants a login ({})", "give KG_USER and KG_PASSWORD, KG_TOKEN or a netrc file"),
    403: ("does not allow this ({})", "ask those who run it for the right to"),
    404: ("has nothing at this address ({})", "check the address"),
    405: ("does not take this kind of request ({})", "check the address, or ask those who run it"),
    406: ("does not give an answer in the form that was asked for ({})", "ask those who run it"),
    413: ("takes no request of this size ({})", "send less at a time"),
    415: ("does not take data in this form ({})", "ask those who run it"),
    501: ("cannot do this ({})", "ask those who run it"),
}


class Web:
    """What sends requests to one server.

    Examples
    --------
    >>> Web("http://127.0.0.1:9/", Access()).fetched(Request("http://127.0.0.1:9/"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.StoreError: http://127.0.0.1:9/: cannot be reached (Connection refused); check the address and the co...
    """

    def __init__(self, address: str, access: Access) -> None:
        self.address = address
        self.access = access
        self._opener = _opener(address, access)

    def fetched(self, request: Request) -> tuple[bytes, str]:
        """Return the body of the answer and its media type.

        Raises
        ------
        RefusedError
            If the server answers with an error; a busy one is asked again, after as long as it says.
        StoreError
            If it cannot be reached, or the time is over.
        """
        self._introduce(request)
        end = monotonic() + self.access.timeout
        pause = 1.0
        for attempt in range(self.access.retries + 1):
            try:
                return self._once(request, end)
            except HTTPError as error:
                with error:
                    wait = _told(error, pause)
                    if error.code not in _BUSY or attempt == self.access.retries or monotonic() + wait > end:
                        raise self._refused(error) from error
                sleep(wait)
                pause = min(2 * pause, _LONGEST_WAIT)
            except (HTTPException, OSError) as error:
                raise self._unreached(error) from error
        raise AssertionError  # The last attempt returns or raises.

    @contextmanager
    def opened(self, request: Request) -> Iterator[HTTPResponse]:
        """Give an answer to be read as it comes; for what it raises see `fetched`, but a busy server is asked once."""
        self._introduce(request)
        try:
            with self._opener.open(request, timeout=self.access.timeout) as response:
                yield response
        except HTTPError as error:
            with error:
                raise self._refused(error) from error
        except (HTTPException, URLError, TimeoutError, ConnectionError) as error:
            raise self._unreached(error) from error

    def _introduce(self, request: Request) -> None:
        if self.access.token:
            # Not sent on to where the server may lead.
            request.add_unredirected_header("Authorization", f"Bearer {self.access.token}")
        request.add_header("User-Agent", _AGENT)

    def _once(self, request: Request, end: float) -> tuple[bytes, str]:
        with self._opener.open(request, timeout=max(end - monotonic(), 0.001)) as response:
            pieces = list(_pieces(response, end))
            return b"".join(pieces), response.headers.get_content_type()

    def _refused(self, error: HTTPError) -> StoreError:
        said = " ".join(error.read(_PIECE).decode("utf-8", "replace").split())
        page = said.lstrip().startswith("<")
        words = f"HTTP {error.code}: {said[:300]}" if said and not page else f"HTTP {error.code} {error.reason}"
        what, remedy = _MEANT.get(error.code, ("does not answer ({})", "ask those who run it"))
        refused = RefusedError(where=self.address, what=what.format(words), remedy=remedy)
        refused.code = error.code
        return refused

    def _unreached(self, error: Exception) -> StoreError:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            what = f"has not answered within {self.access.timeout:g} seconds"
            return StoreError(where=self.address, what=what, remedy="ask for less, or raise the timeout")
        what = f"cannot be reached ({getattr(reason, 'strerror', None) or reason})"
        return StoreError(where=self.address, what=what, remedy="check the address and the connection")


def _opener(address: str, access: Access) -> OpenerDirector:
    passwords = HTTPPasswordMgrWithDefaultRealm()
    if access.user:
        passwords.add_password(None, address, access.user, access.password)
        # All that lies beside the address on the same server, but no other server.
        if host := re.match(r"https?://[^/]+/", address + "/"):
            passwords.add_password(None, host[0], access.user, access.password)
    return build_opener(_Basic(passwords), _Digest(passwords))


class _Basic(HTTPBasicAuthHandler):
    """Logs in by Basic authentication, and closes the answer that asked for it."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> Any:
        return _once_more(super().http_error_401, req, fp, code, msg, headers)


class _Digest(HTTPDigestAuthHandler):
    """Logs in by Digest authentication, and closes the answer that asked for it."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> Any:
        return _once_more(super().http_error_401, req, fp, code, msg, headers)


def _once_more(ask: Callable[..., Any], request: Request, first: IO[bytes], *rest: object) -> Any:
    """Send a request again with a login. The library would leave the first answer open as long as an error lives."""
    try:
        answer = ask(request, first, *rest)
    except HTTPError:
        first.close()
        raise
    if answer is not None:
        first.close()
    return answer


def _pieces(response: HTTPResponse, end: float) -> Iterator[bytes]:
    while piece := response.read1(_PIECE):
        yield piece
        if monotonic() > end:
            raise TimeoutError


def _told(error: HTTPError, pause: float) -> float:
    """Return how many seconds a server asks to wait, by its own clock; without a word of it a pause of our own."""
    said = error.headers.get("Retry-After", "")
    if said.isdigit():
        return float(said)
    try:
        until, now = parsedate_to_datetime(said), parsedate_to_datetime(error.headers.get("Date", ""))
    except ValueError:
        return pause
    return max((until - now).total_seconds(), 0.0)
