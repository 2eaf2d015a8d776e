"""Staff and supervisors: the grammar of commands, looking cases up, lists, overview."""
