"""What is not settled, and what a machine wrote, is said so on paper."""

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from toshiken.core.wording import Sentence

UNDECIDED = "（未定）"
NO_FIGURE = "…"
MACHINE_MADE = "【機械作成・要確認："


def machine_id(key: str, made: Sentence) -> str:
    """The id under which a person accepts this sentence (vision: accepted): where it stands and a seal of its words.

    With a newer figure the words change, and with them the id: the sentence must be accepted anew.
    """
    return f"{key}-{sha256(made.text.encode()).hexdigest()[:6]}"


def marked(key: str, made: Sentence, accepted: Collection[str]) -> Sentence:
    """The sentence, with its mark until it is accepted."""
    known = machine_id(key, made)
    return made if known in accepted else replace(made, parts=(*made.parts, f"{MACHINE_MADE}{known}】"))


def pending(made: Sentence) -> str:
    """The id a marked sentence waits under; "" where it is not marked."""
    last = made.parts[-1] if made.parts else ""
    return last[len(MACHINE_MADE) : -1] if isinstance(last, str) and last.startswith(MACHINE_MADE) else ""


def known(text: str) -> str:
    """The text, or 未定 in its place."""
    return text or UNDECIDED
