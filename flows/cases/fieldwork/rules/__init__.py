"""What is allowed and due where somebody goes there."""
