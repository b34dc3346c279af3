"""Pages of the server, asked for as browsers do."""
