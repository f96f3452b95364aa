"""The zone as a back office made with RuoYi-Vue serves it: one HTTP status for everything, the truth in `code`."""
