"""Sentences: what each is about, whose words it holds, whether it may be read by itself."""
