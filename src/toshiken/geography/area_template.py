"""An area.yml to copy and fill in, for a hub city whose partners are not known here."""

from toshiken.geography.area import UNSET
from toshiken.geography.municipalities import Municipality


def area_template(hub: Municipality) -> str:
    """The text of an area.yml of the hub alone: valid as it stands, with the lines to add as remarks."""
    return f"""\
schema_version: 1
slug: area_{hub.code}  # 出力ファイルの名前。ローマ字に書き換える
names:
  - {{name: {hub.name}を中枢都市とする圏域, tentative: true}}
hubs:
  - {{code: "{hub.code}", name: {hub.name}}}
partners: []  # 連携市町村を1行ずつ、例のように書く（[] は消す）
#  - {{code: "5桁のコード", name: 市町村の名前}}
#  - {{code: "5桁のコード", name: 市町村の名前, joined: "加わった日（2019-03-28 の形）", reason: 通勤通学割合が10%に満たないときの理由}}
contact: {{organisation: {hub.name}, office: {UNSET}}}"""
