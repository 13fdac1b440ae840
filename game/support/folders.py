"""Where this machine keeps a reader's things: the one place that asks, and that knows that somebody may have no home."""

from collections.abc import Callable
from pathlib import Path


def data_folder(program: str) -> Path | None:
    """Return where a program keeps what must not be lost, such as saves; None for somebody without a home."""
    import platformdirs  # only here is it needed

    return _there(lambda: platformdirs.user_data_path(program, appauthor=False))


def cache_folder(program: str) -> Path | None:
    """Return where a program keeps what can be made again; None for somebody without a home."""
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
