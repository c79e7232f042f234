"""Log in and out; who am I, and who else works here."""
