"""What a site decides, its working calendar, and the moment at which something happens."""
