"""How decided messages leave: the ladder of ways, quiet hours, what is joined or cut."""
