"""Model → accessible HTML that is readable without JavaScript, and the payload the browser grades with."""
