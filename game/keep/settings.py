"""What the reader set once for all runs: how hot, how it looks, how wide."""

from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import asdict

from game.keep.log import is_clean
from game.play.run import HOTTEST, MILDEST

NARROWEST, WIDEST = 30, 100
LONGEST_THEME = 40


class Settings(Struct, frozen=True):
    """Settings, apart from any run. `heat` is what the question at the start of a run offers first."""

    heat: int = HOTTEST
    theme: str = "night"
    width: int = 66
    notes_beside: bool = True  # in the margin, where the screen has room for one

    def to_data(self) -> dict[str, object]:
        """As it is kept."""
        return asdict(self)


def from_data(data: Mapping[str, object]) -> Settings:
    """Settings from what was kept; whatever is missing, unknown or makes no sense is as if it was never set."""
    kept = {
        name: data[name]
        for name, usual in Settings().to_data().items()
        if type(data.get(name)) is type(usual) and _SENSIBLE[name](data[name])
    }
    return Settings(**kept)  # type: ignore[arg-type]  # each value has the type of the usual one


_SENSIBLE: dict[str, Callable[..., bool]] = {
    "heat": lambda heat: MILDEST <= heat <= HOTTEST,
    "theme": lambda theme: is_clean(theme) and len(theme) <= LONGEST_THEME,
    "width": lambda width: NARROWEST <= width <= WIDEST,
    "notes_beside": lambda beside: True,
}
