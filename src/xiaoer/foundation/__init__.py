"""What every room stands on: settings, errors, clock, ids, log, metrics. No business words."""
