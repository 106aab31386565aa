"""What the user asked for: [tool.scanlint] of the nearest pyproject.toml and the command line, as one frozen value per folder."""

from scanlint.settings.loading import Loader, load, resolve
from scanlint.settings.model import Layer, Overrides, RuleLike, Settings, SettingsError

__all__ = ["Layer", "Loader", "Overrides", "RuleLike", "Settings", "SettingsError", "load", "resolve"]
