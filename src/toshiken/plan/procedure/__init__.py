"""宣言 → 協議 → 議決 → 締結 → 告示・届出: states, guarded steps, the seal of a wording."""
