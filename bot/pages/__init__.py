"""Pages behind signed links: files of a case, the printed form."""
