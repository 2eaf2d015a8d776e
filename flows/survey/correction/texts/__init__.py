"""Every sentence about corrective actions."""
