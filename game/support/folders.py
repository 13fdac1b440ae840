"""Where this machine keeps a reader's things: the one place that asks, and that knows that somebody may have no home."""

import os
import sys
from collections.abc import Callable
from pathlib import Path


def data_folder(program: str) -> Path | None:
    """Return where a program keeps what must not be lost, such as saves; None for somebody without a home."""
    if _is_linux():
        return _xdg("XDG_DATA_HOME", ".local/share", program)
    import platformdirs  # only here is it needed

    return _there(lambda: platformdirs.user_data_path(program, appauthor=False))


def cache_folder(program: str) -> Path | None:
    """Return where a program keeps what can be made again; None for somebody without a home."""
    if _is_linux():
        return _xdg("XDG_CACHE_HOME", ".cache", program)
    import platformdirs  # only here is it needed

    return _there(lambda: platformdirs.user_cache_path(program, appauthor=False))


def documents_folder() -> Path:
    """Return where somebody looks for a document: their folder of documents, or else their home, or else where they are."""
    import platformdirs  # only here is it needed

    likely = (_there(platformdirs.user_documents_path), _there(Path.home))
    return next((folder for folder in likely if folder is not None and folder.is_dir()), Path.cwd())


def _there(ask: Callable[[], Path]) -> Path | None:
    """Return what is answered, or None where it rests on a home that nobody knows."""
    try:
        folder = ask()
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def _is_linux() -> bool:
    """Return whether the folders are those of the XDG Base Directory Specification and no others."""
    return sys.platform == "linux" and "ANDROID_DATA" not in os.environ


def _xdg(variable: str, usual: str, program: str) -> Path | None:
    """Return a program's folder as the specification says, and as platformdirs does, which takes long to load.

    The variable counts where it is an absolute path; `usual` is the folder below the home otherwise.
    """
    named = os.environ.get(variable, "")
    return Path(named, program) if named.startswith("/") else _there(lambda: Path.home() / usual / program)
