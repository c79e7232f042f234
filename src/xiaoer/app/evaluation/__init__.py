"""Play regression conversations against a shop pack and score them: `xiaoer eval`."""
