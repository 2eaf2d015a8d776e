"""Locked out (忘带钥匙): the right to enter is checked, and only registered locksmiths are named."""
