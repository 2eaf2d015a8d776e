"""Photos, voice and video: fetched before the platform forgets them, kept, removed."""
