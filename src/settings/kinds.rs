// The kinds that the rules file names, each with its id: for the build, which reads that file, and
// for the program, which `named!` makes enums for.

named! {
/// What a value counts.
Unit {
    /// Clock hours.
    Hours = "hours",
    /// Calendar days.
    Days = "days",
    /// Mondays to Fridays.
    BusinessDays = "business-days",
    /// Calendar years.
    Years = "years",
    /// Hundredths, not a length of time.
    Percent = "percent",
    /// How often, not a length of time.
    Times = "times",
    /// Pounds sterling, not a length of time.
    Pounds = "pounds",
    /// Euros, not a length of time.
    Euros = "euros",
    /// How old something is, not a length of time to count with.
    YearsOld = "years-old",
}
}

named! {
/// Who has to act under a rule.
Who {
    /// The person whose order it is.
    Buyer = "buyer",
    /// The shop on the marketplace.
    Seller = "seller",
    /// The marketplace itself.
    AliExpress = "aliexpress",
    /// The post or another carrier.
    Carrier = "carrier",
    /// The bank, the card's issuer or a wallet.
    Bank = "bank",
    /// The other party of a sale in the words of consumer law, whoever that is.
    Trader = "trader",
    /// The payment service, as the judge of the disputes opened there.
    PayPal = "paypal",
    /// No one: the rule describes something and asks for nothing.
    Nobody = "nobody",
}
}

named! {
/// How far a rule can be trusted.
Confidence {
    /// Official and recent, or many sources agree.
    High = "high",
    /// One good source or an old official one.
    Mid = "mid",
    /// Guides only, or nothing at all.
    Low = "low",
}
}

named! {
/// What kind of text a source is, the most trusted first.
Class {
    /// The marketplace or a payment service on an address of its own.
    Official = "official",
    /// A statute, a card network's rule, or an authority's or bank's account of one.
    Law = "law",
    /// Another site that repeats a help page.
    Mirror = "mirror",
    /// Documentation of the marketplace's interface, or code that uses its constants.
    Api = "api",
    /// Advice to sellers.
    Seller = "seller",
    /// An independent guide for buyers.
    Guide = "guide",
    /// One of the five guides for buyers that `redress` was first written from.
    BuyerGuide = "buyer-guide",
}
}
