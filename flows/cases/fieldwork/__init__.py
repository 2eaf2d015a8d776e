"""Work for which somebody goes there: reports and help share its table, clocks, notices and texts."""
