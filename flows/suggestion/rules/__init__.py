"""What is allowed and due in a suggestion."""
