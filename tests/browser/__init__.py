"""Journeys through the real course in a real browser."""
