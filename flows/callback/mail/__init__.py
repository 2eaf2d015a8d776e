"""Asking by e-mail (CAL-5): the address, the letter, and the page that its link opens."""
