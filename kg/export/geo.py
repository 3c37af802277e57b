"""GeoJSON (RFC 7946): towns as points, ties as lines between them; for QGIS, Leaflet, MapLibre and maps on GitHub."""

from collections.abc import Mapping

from kg.export.columns import about_record, edge_records, node_records
from kg.export.objects import encoded, spell_records
from kg.network import Network

__all__ = ["geojson"]

_Point = tuple[float, float]


def geojson(network: Network, stem: str) -> Mapping[str, bytes]:
    """Return the network as a collection of features: first the nodes, then the ties.

    A node lies where its attributes ``long`` and ``lat`` say; one without them, and a tie of such a node, has no
    geometry, which the format allows. Lines are straight on the map; one that crosses the 180th meridian is cut there.

    Examples
    --------
    >>> import json
    >>> network = Network.of_weights({("Köln", "Lille"): 3})
    >>> lies = {"lat": {"Köln": 50.9, "Lille": 50.6}, "long": {"Köln": 7.0, "Lille": 3.1}}
    >>> network = network.with_node_attributes(lies)
    >>> text = geojson(network, "net")["net.geojson"].decode()
    >>> [feature["geometry"]["coordinates"] for feature in json.loads(text)["features"]]
    [[7.0, 50.9], [3.1, 50.6], [[7.0, 50.9], [3.1, 50.6]]]
    """
    places = {node.id: _place(node.attributes.get("long"), node.attributes.get("lat")) for node in network.nodes}
    features: list[dict[str, object]] = []
    for record in node_records(network):
        point = places[str(record["id"])]
        geometry = {"type": "Point", "coordinates": list(point)} if point else None
        features.append(_feature(record, geometry, "node"))
    for record, edge in zip(edge_records(network), network.edges, strict=True):
        one, other = places[edge.source], places[edge.target]
        line = _line(one, other) if one and other else None
        features.append(_feature({**record, "spells": spell_records(edge)}, line, "tie"))
    data = {"type": "FeatureCollection", **_foreign(about_record(network)), "features": features}
    return {f"{stem}.geojson": encoded(data)}


def _foreign(about: Mapping[str, str]) -> dict[str, object]:
    """Return what the collection says of itself: members that the format leaves to others (section 6.1)."""
    return {"name": about.get("title", about["name"]), "metadata": dict(about)}


def _feature(record: Mapping[str, object], geometry: object, what: str) -> dict[str, object]:
    properties = {"feature": what, **{name: value for name, value in record.items() if name != "id"}}
    return {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": properties}


def _place(east: object, north: object) -> _Point | None:
    if not isinstance(east, int | float) or not isinstance(north, int | float):
        return None
    return (float(east), float(north))


def _line(one: _Point, other: _Point) -> dict[str, object]:
    (east, north), (east2, north2) = one, other
    if abs(east - east2) <= 180:
        return {"type": "LineString", "coordinates": [[east, north], [east2, north2]]}
    # Section 3.1.9: cut in two, neither of which crosses; seen from the one side, the end lies 360 degrees further on.
    edge = 180.0 if east > 0 else -180.0
    far = east2 + (360 if east > 0 else -360)
    middle = round(north + (north2 - north) * (edge - east) / (far - east), 6)
    return {
        "type": "MultiLineString",
        "coordinates": [[[east, north], [edge, middle]], [[-edge, middle], [east2, north2]]],
    }
