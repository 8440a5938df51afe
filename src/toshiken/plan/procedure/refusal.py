"""A step that may not be taken, with the article that forbids it and, where two wordings differ, the lines that do."""

from toshiken.core.errors import RequestError
from toshiken.plan.procedure.wording import ChangedLine


class StepRefused(RequestError):
    """The message says what was asked, why not and what to do; `changed` are the lines of the 新旧対照."""

    def __init__(self, message: str, article: str, changed: tuple[ChangedLine, ...] = ()) -> None:
        self.article, self.changed = article, changed
        super().__init__(f"{message}（{article}）" + side_by_side(changed))


def side_by_side(changed: tuple[ChangedLine, ...]) -> str:
    """The lines of the 新旧対照 below a message; "" where there are none."""
    if not changed:
        return ""
    lines = (f"  旧：{line.old or '（なし）'}\n  新：{line.new or '（なし）'}" for line in changed)
    return "\n新旧対照：\n" + "\n".join(lines)
