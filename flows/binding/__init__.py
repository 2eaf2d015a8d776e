"""Binding (绑定) an account to a home or to a member of staff, and what people ask of their own data."""
