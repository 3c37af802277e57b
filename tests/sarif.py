"""The part of SARIF 2.1.0 that reports use, as a JSON Schema: what is required, allowed, and of which form.

Written after https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (numbers of sections beside each
object). Like the schema of the standard it lets no object have a property that the standard does not know.
"""

from typing import Any, Final

__all__ = ["SCHEMA"]

_TEXT: Final = {"type": "string"}
_INDEX: Final = {"type": "integer", "minimum": -1}
_PLACE: Final = {"type": "integer", "minimum": 1}
_LEVEL: Final = {"enum": ["none", "note", "warning", "error"]}
_LANGUAGE: Final = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
_BAG: Final = {"type": "object"}


def _object(required: str = "", **properties: Any) -> dict[str, Any]:
    return {
        "type": "object", "additionalProperties": False, "required": required.split(), "properties": properties,
    }  # fmt: skip


def _array(items: Any, *, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "items": items, "uniqueItems": unique}


_MESSAGE: Final = _object("text", text=_TEXT)  # 3.11
_MULTIFORMAT: Final = _object("text", text=_TEXT, markdown=_TEXT)  # 3.12
_ARTIFACT: Final = _object(uri={"type": "string", "format": "uri-reference"}, uriBaseId=_TEXT, index=_INDEX,
                           description=_MESSAGE)  # 3.4  # fmt: skip
_REGION: Final = {  # 3.30: by lines, by characters or by bytes
    **_object(startLine=_PLACE, startColumn=_PLACE, endLine=_PLACE, endColumn=_PLACE, charOffset=_INDEX,
              charLength={"type": "integer", "minimum": 0}, snippet=_object("text", text=_TEXT)),
    "anyOf": [{"required": ["startLine"]}, {"required": ["charOffset"]}],
}  # fmt: skip
_LOGICAL: Final = _object(name=_TEXT, fullyQualifiedName=_TEXT, decoratedName=_TEXT, kind=_TEXT, index=_INDEX,
                          parentIndex=_INDEX)  # 3.33  # fmt: skip
_LOCATION: Final = _object(  # 3.28
    id={"type": "integer", "minimum": 0},
    physicalLocation=_object("artifactLocation", artifactLocation=_ARTIFACT, region=_REGION),  # 3.29
    logicalLocations=_array(_LOGICAL, unique=True),
)
_RULE: Final = _object(  # 3.49
    "id", id=_TEXT, name=_TEXT, shortDescription=_MULTIFORMAT, fullDescription=_MULTIFORMAT, help=_MULTIFORMAT,
    helpUri={"type": "string", "format": "uri"}, properties=_BAG,
    defaultConfiguration=_object(level=_LEVEL, enabled={"type": "boolean"}, rank={"type": "number"}),  # 3.50
)  # fmt: skip
_COMPONENT: Final = _object(  # 3.19
    "name", name=_TEXT, version=_TEXT, semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    language=_LANGUAGE, informationUri={"type": "string", "format": "uri"}, rules=_array(_RULE, unique=True),
)  # fmt: skip
_NOTIFICATION: Final = _object("message", message=_MESSAGE, level=_LEVEL)  # 3.58
_RESULT: Final = _object(  # 3.27
    "message", ruleId=_TEXT, ruleIndex=_INDEX, level=_LEVEL, message=_MESSAGE, locations=_array(_LOCATION),
    relatedLocations=_array(_LOCATION, unique=True), properties=_BAG,
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
)  # fmt: skip
_RUN: Final = _object(  # 3.14
    "tool",
    tool=_object("driver", driver=_COMPONENT, extensions=_array(_COMPONENT, unique=True)),  # 3.18
    invocations=_array(_object("executionSuccessful", executionSuccessful={"type": "boolean"},
                               toolExecutionNotifications=_array(_NOTIFICATION))),  # 3.20
    language=_LANGUAGE,
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    originalUriBaseIds={"type": "object", "additionalProperties": _ARTIFACT},
    results=_array(_RESULT),
)  # fmt: skip
SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object("version runs", version={"const": "2.1.0"}, runs=_array(_RUN), **{"$schema": {"type": "string"}}),  # 3.13
}
