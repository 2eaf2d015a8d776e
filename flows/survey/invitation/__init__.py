"""How invitations to a survey leave: in waves, with a reply, on paper; who lags, and reminders."""
