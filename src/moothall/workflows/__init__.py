"""One file for each thing people do: load, call the core, save."""
