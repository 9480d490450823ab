"""One function each: the only door for the command line, the notebooks and the Python façade."""
