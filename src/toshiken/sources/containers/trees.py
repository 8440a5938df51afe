"""JSON (GeoJSON and TopoJSON too) and XML."""

import json
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from toshiken.core.errors import SourceError
from toshiken.sources.containers.limits import JSON_BRACKETS, XML_TAGS
from toshiken.sources.containers.text import text_of

_AGAIN = "途中で切れているか書き換えられています。ダウンロードし直してください。"


def json_of(data: bytes, label: str) -> Any:
    """The JSON value; a SourceError names the row of a fault."""
    _require_size(data.count(b"{") + data.count(b"["), JSON_BRACKETS, "かっこ", label)
    try:
        return json.loads(text_of(data, label).lstrip())
    except json.JSONDecodeError as fault:
        raise SourceError(f"{fault.colno}文字目で JSON として読めません。{_AGAIN}", label, row=fault.lineno) from None
    except RecursionError:
        raise SourceError("JSON の入れ子が深すぎます。公表されたままのファイルを使ってください。", label) from None
    except ValueError:
        raise SourceError(
            "JSON に桁数の多すぎる数字があります。公表されたままのファイルを使ってください。", label
        ) from None


def xml_of(data: bytes, label: str) -> Element:
    """The root element; entities are refused, and a SourceError names the row of a fault."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    _require_size(data.count(b"<"), XML_TAGS, "タグ", label)
    try:
        root: Element = fromstring(text_of(data, label).lstrip())
    except ParseError as fault:
        row, column = fault.position
        raise SourceError(f"{column + 1}文字目で XML として読めません。{_AGAIN}", label, row=row) from None
    except DefusedXmlException:
        raise SourceError(
            "XML に実体の定義（ENTITY）があります。統計のファイルにはないものなので読みません。出どころを確かめてください。",
            label,
        ) from None
    return root


def _require_size(count: int, limit: int, what: str, label: str) -> None:
    if count > limit:
        raise SourceError(
            f"{what}が{count:,}個あり、上限（{limit:,}個）を超えています。必要な地域や項目だけを選んでダウンロードし直してください。",
            label,
        )
