"""今天: is anything wrong, what did the bot do, what should it learn."""
