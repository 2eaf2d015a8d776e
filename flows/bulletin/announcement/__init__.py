"""Announcements (公告, GS): what is cut off or done where and when, told to whom it concerns."""
