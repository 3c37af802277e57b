"""How an endpoint lets somebody in: a name and password, or a token, never on a command line in clear."""

import netrc
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.errors import StoreError

__all__ = ["Access", "access_for"]

_TIMEOUT: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Name and password (Basic or Digest, as the server asks), or a bearer token; and how long an answer may take.

    ``retries`` is how often a server that is too busy (429, 503) is asked again.

    Examples
    --------
    >>> Access(user="me", password="secret")
    Access(user='me', timeout=60.0, retries=4)
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = _TIMEOUT
    retries: int = 4


def access_for(
    address: str,
    environment: Mapping[str, str],
    *,
    user: str = "",
    token_file: Path | None = None,
    timeout: float | None = None,
) -> Access:
    """Return what there is to log in to an address with.

    A token comes from ``token_file`` or the variable KG_TOKEN; a name from ``user``, KG_USER or the netrc file (NETRC,
    else ~/.netrc), its password from KG_PASSWORD or the netrc file.

    Raises
    ------
    StoreError
        If the address itself holds a name or password, or a file cannot be read.

    Examples
    --------
    >>> access_for("http://127.0.0.1:1/", {"KG_USER": "me", "KG_PASSWORD": "secret", "NETRC": "/nowhere"}).user
    'me'
    """
    parts = urlsplit(address)
    if "@" in parts.netloc:
        remedy = "give it in KG_USER and KG_PASSWORD or a netrc file, and the address without it"
        raise StoreError(where=parts.hostname or "address", what="has a name or password in it", remedy=remedy)
    limit = _TIMEOUT if timeout is None else timeout
    if token := _read(token_file) if token_file is not None else environment.get("KG_TOKEN", ""):
        return Access(token=token.strip(), timeout=limit)
    kept = _netrc(environment, parts.hostname or "")
    name = user or environment.get("KG_USER", "") or (kept[0] if kept else "")
    password = environment.get("KG_PASSWORD", "") or (kept[1] if kept and kept[0] == name else "")
    return Access(user=name, password=password, timeout=limit)


def _netrc(environment: Mapping[str, str], host: str) -> tuple[str, str] | None:
    path = Path(environment.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(host)
    except (netrc.NetrcParseError, OSError) as error:
        what = f"cannot be read ({error})"
        raise StoreError(where=str(path), what=what, remedy="mend the file") from error
    return (found[0], found[2] or "") if found else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise StoreError(where=str(path), what=what, remedy="check the path") from error
