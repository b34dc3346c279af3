"""What an author may write: YAML and chapter blocks → model, or every mistake with its place."""
