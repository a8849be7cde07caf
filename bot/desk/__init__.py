"""Draws what counsellors see: the board, cards, letters. Decides nothing."""
