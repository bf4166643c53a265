//! Given, when, then: the transition table, the forbidden list, and the laws.
