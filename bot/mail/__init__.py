"""Letters by e-mail: made in the sweeper, never in a turn."""
