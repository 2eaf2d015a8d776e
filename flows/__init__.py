"""What is said and decided: conversations, commands and rules; no Flask, no SQL, no WeChat."""
