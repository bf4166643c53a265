//! Given, when, then: the transition table, the forbidden list, the dates of the scenarios, what
//! pages tell, and the laws.

mod dates;
mod disputes;
mod given;
mod laws;
mod model;
mod observe;
mod refunds;
mod scenarios;
mod topics;
mod transitions;
