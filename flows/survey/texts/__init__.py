"""Every sentence about surveys."""
