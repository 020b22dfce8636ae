"""What the plugin changes of the site that MkDocs makes: settings, files, heads and pages."""
