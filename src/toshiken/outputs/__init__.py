"""Pages and figures, and what renders them: deck, site, workbook, proof."""
