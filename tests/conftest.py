"""What all tests share: no drawn example is judged by the clock, pictures can be renewed, files are written elsewhere.

The profile `hasty` looks for no smallest example: enough to know that something is wrong.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile("hasty", deadline=None, phases=[Phase.explicit, Phase.generate])
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let pictures of the screen be taken anew."""
    parser.addoption("--renew-pictures", action="store_true", help="keep the screens as they are painted now")


@pytest.fixture(scope="session", autouse=True)
def _elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever a test writes without saying where does not come to stand in the project."""
    here = Path.cwd()
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    yield
    os.chdir(here)
