"""Reports and tables as files: figures of a month as picture and sheet, cases as a table."""
