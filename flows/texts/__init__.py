"""Every sentence the steward says, a module a subject; nothing is decided here."""
