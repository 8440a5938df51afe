"""Claims about farming."""

from toshiken.core.wording import Part, Sentence, in_unit, sentence, with_unit
from toshiken.profile.profile import AreaProfile

OUTPUT = "farm_output_million_jpy"


def farm_output(profile: AreaProfile) -> Sentence | None:
    """The area's farm output with its shares of the same year; of several prefectures the share of their sum."""
    output = profile.latest(OUTPUT, profile.place)
    if output is None or output.value is None:
        return None
    shares: list[Part] = []
    for name, whole in (("prefecture", profile.prefecture.name), ("nation", profile.nation.name)):
        share = profile.at(f"farm_output_share_of_{name}", profile.place, output.period.year)
        if share is None or share.value is None:
            return None
        shares += [f"、{whole}の約" if shares else f"{whole}の約", with_unit(share, 1)]
    start = f"{output.period.label}の圏域の農業産出額は約"
    return sentence(start, in_unit(output, "hundred_million_jpy", 0), "（", *shares, "）")
