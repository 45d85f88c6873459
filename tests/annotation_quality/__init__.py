"""How well the converter's proposals hold on reports that were annotated by reading."""
