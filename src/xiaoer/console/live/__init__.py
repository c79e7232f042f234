"""The socket that tells screens what to fetch anew."""
