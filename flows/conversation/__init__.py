"""The engine that asks a table of questions, the readers of answers, and the dialogue around them."""
