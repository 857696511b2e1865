"""The places that a reading knows."""
