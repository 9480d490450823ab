"""Plans and districts become files: workbooks that people open in Excel."""
