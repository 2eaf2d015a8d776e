"""Whom a survey asks: homes of the roster, all or a drawn share, and who answers for them."""
