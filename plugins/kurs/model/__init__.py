"""What a course means: frozen dataclasses, the standard library only."""
