"""What is allowed and due in a complaint, and who may do it."""
