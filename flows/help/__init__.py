"""Help requests (求助, HLP): somebody needs a hand."""
