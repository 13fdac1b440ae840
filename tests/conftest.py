"""What all tests share: no test of drawn examples is judged by the clock, and kept pictures can be renewed.

The profile `hasty` looks for no smallest example: enough to know that something is wrong.
"""

import pytest
from hypothesis import Phase, settings

settings.register_profile("hasty", deadline=None, phases=[Phase.explicit, Phase.generate])
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pictures of the screen be taken anew."""
    parser.addoption("--renew-pictures", action="store_true", help="keep the screens as they are painted now")
