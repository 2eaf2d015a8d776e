"""Permissions to send one notice (一次性订阅): asked for where a case is opened."""
