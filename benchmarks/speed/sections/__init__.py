"""What can be measured; each module has ``measure``, which makes the tables of its section."""
