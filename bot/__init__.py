"""The outside world: webhook, routing, pushes, sweeps, pages, configuration."""
