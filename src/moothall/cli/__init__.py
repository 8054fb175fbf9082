"""The command line: reads the clock, the user and the disk; everything else is done below."""
