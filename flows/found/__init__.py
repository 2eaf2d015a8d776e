"""Lost and found (失物招领): what was found is kept, matched, and handed out on record."""
