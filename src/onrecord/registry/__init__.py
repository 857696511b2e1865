"""The actors that a reading knows: states, forces, groups, bodies, media."""
