"""Where the parcel is."""
