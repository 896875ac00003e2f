"""Events in the columns of other event data: GDELT, ICEWS, POLECAT, PLOVER, and our own table."""
