"""Complaints (投诉, COM): investigated, decided, confirmed, archived; who complained stays private."""
