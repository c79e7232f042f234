"""FAQ, shop words and phrases: search, edit, history, undo."""
