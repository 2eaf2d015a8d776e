"""Lending things (借物): what is out, to whom, until when; who is next in line."""
