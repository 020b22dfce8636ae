"""A web page: its article, what it says of itself, and what stands around both."""
