"""Who acts in a report: names, offices, people, and which words mean the same one."""
