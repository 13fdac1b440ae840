"""Where a reader's things are kept, also for somebody without a home."""

from pathlib import Path

import platformdirs
import pytest

from game.support.folders import cache_folder, data_folder, documents_folder


@pytest.mark.parametrize("named", [None, "", "relative", "/named"])
def test_the_folders_are_the_systems(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and what can be made again are kept where the system keeps such things, under the program's name."""
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    assert data_folder("a-game") == platformdirs.user_data_path("a-game", appauthor=False)
    assert cache_folder("a-game") == platformdirs.user_cache_path("a-game", appauthor=False)


def test_elsewhere_the_library_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Linux is known here; on Android, too, somebody else knows better."""
    monkeypatch.setenv("ANDROID_DATA", "/data")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("/elsewhere"))
    assert data_folder("a-game") == Path("/elsewhere")


def test_a_document_is_looked_for_where_there_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is the folder of documents where it is there, and otherwise the home."""
    documents = tmp_path / "Documents"
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: documents)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert documents_folder() == tmp_path
    documents.mkdir()
    assert documents_folder() == documents


def test_without_a_home_there_is_no_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is raised and no folder called `~` is named; a document goes where somebody is."""

    def unknown(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("user_data_path", "user_documents_path"):
        monkeypatch.setattr(platformdirs, name, unknown)
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/a-game"))
    monkeypatch.setattr(Path, "home", unknown)
    monkeypatch.chdir(tmp_path)
    assert data_folder("a-game") is None
    assert cache_folder("a-game") is None
    assert documents_folder() == tmp_path
