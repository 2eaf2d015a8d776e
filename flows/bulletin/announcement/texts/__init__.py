"""Every sentence about announcements."""
