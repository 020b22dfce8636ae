"""Articles brought into seeds/: files, web pages, feeds, and files that hold many articles."""
