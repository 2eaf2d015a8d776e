"""Bulletins and announcements, without a world around them."""
