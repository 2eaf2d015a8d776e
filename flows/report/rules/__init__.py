"""What is allowed and due in a report."""
