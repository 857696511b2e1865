"""The `onrecord` command. Each command calls one public function of the same name and prints what comes back."""

from onrecord.cli.app import main

__all__ = ["main"]
