"""Pages of the web: from servers that are not trusted, and that are asked politely."""
