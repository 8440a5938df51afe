"""The pages of the document in the deck's order. A page appears only where its figures exist."""
