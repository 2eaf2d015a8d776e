"""What residents, staff and supervisors may say at any time."""
