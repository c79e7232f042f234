"""Where to, by whom, for how much, in how many days."""
