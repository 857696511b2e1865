"""What kinds of events there are: PLOVER, ACLED, UCDP, CAMEO and the maps between them."""
