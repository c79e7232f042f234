"""The brain: a Turn goes in, a Reply comes out; no I/O of its own, so every decision replays."""
