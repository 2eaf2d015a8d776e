"""How things are written in chat: taps, times, gists, rosters."""
