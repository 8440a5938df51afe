"""The form of an answer of getStatsData, as far as it is read. Where an answer has one entry it may stand without its list."""

from typing import Annotated, Any

from pydantic import AliasChoices, BeforeValidator, Field, TypeAdapter

from toshiken.sources.json_content import Item


def _text(value: Any) -> Any:
    """{"@code": "00200", "$": "総務省"} and 総務省 say the same; so do 0 and "0"."""
    if isinstance(value, dict):
        value = value.get("$", "")
    return str(value) if isinstance(value, int | float) else value


def _many(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _described(value: Any) -> Any:
    return "".join(map(str, value.values())) if isinstance(value, dict) else value


Text = Annotated[str, BeforeValidator(_text)]


def _attribute(name: str) -> Any:
    return Field(default="", validation_alias=AliasChoices(f"@{name}"))


class Result(Item):
    STATUS: Text
    ERROR_MSG: Text = ""


class Numbers(Item):
    TOTAL_NUMBER: Text = ""
    FROM_NUMBER: Text = "1"
    TO_NUMBER: Text = ""
    NEXT_KEY: Text = ""


class Table(Item):
    id: Text = Field(validation_alias="@id")
    STAT_NAME: Text = ""
    GOV_ORG: Text = ""
    STATISTICS_NAME: Text = ""
    TITLE: Text = ""
    OPEN_DATE: Text = ""
    UPDATED_DATE: Text = ""
    DESCRIPTION: Annotated[str, BeforeValidator(_described)] = ""


class Class(Item):
    code: Text = Field(validation_alias="@code")
    name: Text = Field(validation_alias="@name")
    unit: Text = _attribute("unit")


class ClassObject(Item):
    id: Text = Field(validation_alias="@id")
    name: Text = Field(validation_alias="@name")
    CLASS: Annotated[list[Class], BeforeValidator(_many)]


class Classes(Item):
    CLASS_OBJ: Annotated[list[ClassObject], BeforeValidator(_many)]


class Note(Item):
    char: Text = Field(validation_alias="@char")
    words: Text = Field(validation_alias="$")


class Data(Item):
    NOTE: Annotated[list[Note], BeforeValidator(_many)] = []
    VALUE: Annotated[list[dict[str, Text]], BeforeValidator(_many)]


class Statistics(Item):
    """DATA_INF is "" where only the number of figures was asked for."""

    RESULT_INF: Numbers = Numbers()
    TABLE_INF: Table
    CLASS_INF: Classes | None = None
    DATA_INF: Data | str = ""


class Answer(Item):
    RESULT: Result
    PARAMETER: dict[str, Any] = {}
    STATISTICAL_DATA: Statistics | None = None

    def told(self) -> dict[str, str]:
        """What it says of itself, by the names of its tags."""
        told = {"STATUS": self.RESULT.STATUS, "ERROR_MSG": self.RESULT.ERROR_MSG}
        if self.STATISTICAL_DATA is None:
            return told
        table = self.STATISTICAL_DATA.TABLE_INF
        return told | self.STATISTICAL_DATA.RESULT_INF.model_dump() | table.model_dump() | {"STATS_DATA_ID": table.id}


ANSWER = TypeAdapter(Answer)
