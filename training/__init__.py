"""How the learned listener is made and measured. Nothing here runs inside the bot."""
