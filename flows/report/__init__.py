"""Reports (报事): somebody comes and repairs it."""
