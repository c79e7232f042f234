"""The durable truth of every chat: receive, answer, commit, hand over, close, timeline."""
