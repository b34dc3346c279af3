"""What ombud, managers and HR ask of the register: overviews, charts, tables, posters (design §2 stage 6)."""
