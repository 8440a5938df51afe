"""Population projection on arrays, in the notation of IPSS 日本の地域別将来推計人口 (2018): see docs/projection.md.

Axes, always in this order and with these names:

    [draw,] [step,] sex, age, place      sex: 0 male, 1 female; age: 0–4, 5–9 … 85–89, 90+ (19 groups)
    [step,] sex, cohort, place           cohort: who reaches 5–9, 10–14 … 85–89, 90+ five years on (18); the last one is 85+

A step is five years. Populations are persons, rates are shares of the persons at the start of the step.
"""
