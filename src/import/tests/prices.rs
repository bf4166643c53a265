//! What the price table of an order page and the list tell of the money.

use super::*;
use crate::domain::details::Details;
use crate::domain::money::Money;

/// An order page in this currency with this total and these rows of the price table.
fn page(code: &str, total: &str, rows: &[(&str, &str)]) -> String {
    let row = |(title, value): &(&str, &str)| format!(r#"{{"title":"{title}","value":"{value}"}}"#);
    page_of(code, total, &rows.iter().map(row).collect::<Vec<_>>().join(","))
}

fn page_of(code: &str, total: &str, rows: &str) -> String {
    let total = format!(r#""totalPrice":{{"currencyCode":"{code}","value":"{total}"}}"#);
    list(&format!(
        r#""s":{{"tag":"detail_order_status_block","fields":{{"orderId":"8199000000000011"}}}},
        "p":{{"tag":"detail_order_price_block","fields":{{"priceDetails":[{rows}],{total}}}}}"#
    ))
}

/// What the one order of a file says, of which everything could be read.
fn details(file: &str) -> Details {
    let outcome = good(file.as_bytes());
    assert_eq!(rejected(&outcome), [""; 0]);
    let [one] = outcome.records.as_slice() else { panic!("one order") };
    one.value.look.details.clone()
}

/// Discount, coupons, shipping and tax of an order page, in minor units.
fn sums(file: &str) -> [Option<i64>; 4] {
    let Details { discount, coupons, shipping, tax, .. } = details(file);
    [discount, coupons, shipping, tax].map(|sum| sum.map(Money::minor))
}

const NONE: [Option<i64>; 4] = [None; 4];

#[test]
fn the_rows_are_understood_in_every_language() {
    for titles in [
        ["Subtotal", "Shipping", "Tax", "Store Coupon", "Coins"],
        ["Zwischensumme", "Versand", "MwSt.", "Shop-Gutschein", "Münzen"],
        ["Sous-total", "Frais d’expédition", "Taxes", "Coupon boutique", "Pièces"],
        ["Subtotal", "Envío", "Impuestos", "Cupones de AliExpress", "Monedas"],
        ["Subtotal:", "Frete", "Impostos", "Cupom da loja", "Moedas"],
        ["Suma częściowa", "Wysyłka", "Podatek", "Kupon sklepu", "Monety"],
        ["Subtotale", "Spedizione", "Imposte", "Coupon del negozio", "Monete"],
        ["Subtotaal", "Verzendkosten", "Btw", "Winkelcoupon", "Munten"],
        ["Промежуточный итог", "Доставка", "НДС", "Купон магазина", "Монеты"],
    ] {
        let values = ["€30,00", "€2,50", "€1,20", "-€4,00", "-€0,70"];
        let rows: Vec<_> = titles.into_iter().zip(values).collect();
        let read = sums(&page("EUR", "€29,00", &rows));
        assert_eq!(read, [Some(470), Some(400), Some(250), Some(120)], "{titles:?}");
    }
}

#[test]
fn every_title_seen_counts_as_what_it_is() {
    for (title, value, total, then) in [
        ("Store Coupon", "-US $1.00", "US $9.00", [100, 100, 0, 0]),
        ("AliExpress Coupons", "-US $1.00", "US $9.00", [100, 100, 0, 0]),
        ("Multi-store coupon", "-US $1.00", "US $9.00", [100, 100, 0, 0]),
        ("Coins", "-US $1.00", "US $9.00", [100, 0, 0, 0]),
        ("Store Discount", "-US $1.00", "US $9.00", [100, 0, 0, 0]),
        ("Promo code", "-US $1.00", "US $9.00", [100, 0, 0, 0]),
        ("Shipping", "US $1.00", "US $11.00", [0, 0, 100, 0]),
        ("Tax", "US $1.00", "US $11.00", [0, 0, 0, 100]),
        ("Additional charges", "US $1.00", "US $11.00", [0, 0, 0, 100]),
        ("Installment payment fee", "US $1.00", "US $11.00", [0, 0, 0, 100]),
    ] {
        let rows = [("Subtotal", "US $10.00"), (title, value)];
        assert_eq!(sums(&page("USD", total, &rows)), then.map(Some), "{title}");
    }
}

#[test]
fn a_discount_is_one_with_and_without_a_minus() {
    for value in ["-€3,00", "€3,00", "−3,00 €", "€-3,00", "3,00- €", "(€3,00)"] {
        let rows = [("Subtotal", "€10,00"), ("Promo code", value)];
        assert_eq!(sums(&page("EUR", "€7,00", &rows)), [300, 0, 0, 0].map(Some), "{value}");
    }
    for title in ["Shipping", "Tax"] {
        let rows = [("Subtotal", "€10,00"), (title, "-€3,00")];
        assert_eq!(sums(&page("EUR", "€13,00", &rows)), NONE, "{title} is never taken off");
    }
}

#[test]
fn free_shipping_costs_nothing_in_every_language() {
    for value in [
        "Free shipping",
        "Kostenloser Versand",
        "Livraison gratuite",
        "Envío gratis",
        "Frete grátis",
        "Darmowa wysyłka",
        "Spedizione gratuita",
        "Gratis verzending",
        "Бесплатная доставка",
    ] {
        let rows = [("Subtotal", "€10,00"), ("Shipping", value)];
        assert_eq!(sums(&page("EUR", "€10,00", &rows)), [0; 4].map(Some), "{value}");
    }
    let rows = [("Subtotal", "€10,00"), ("Tax", "Free shipping")];
    assert_eq!(sums(&page("EUR", "€10,00", &rows)), NONE);
}

#[test]
fn rows_that_are_not_all_understood_give_no_sums_and_stay_as_printed() {
    for (title, value) in [
        ("Gift wrapping", "€0,00"),
        ("Shipping", "soon"),
        ("Shipping", ""),
        ("", "€0,00"),
        ("Coins", "€1,00 - €2,00"),
    ] {
        let file = page("EUR", "€10,00", &[("Subtotal", "€10,00"), (title, value)]);
        assert_eq!(sums(&file), NONE, "{title}: {value}");
        assert_eq!(details(&file).prices.map(|rows| rows.len()), Some(2), "{title}: {value}");
    }
    let subtotal = r#"{"title":"Subtotal","value":"€10,00"}"#;
    assert_eq!(sums(&page_of("EUR", "€10,00", &format!("{subtotal},{{}}"))), NONE);
    let hidden = r#"{"title":"Coins","value":"-€1,00","hide":true}"#;
    let all = page_of("EUR", "€9,00", &format!("{subtotal},{hidden}"));
    assert_eq!(sums(&all), [100, 0, 0, 0].map(Some));
}

#[test]
fn rows_without_a_subtotal_or_a_total_give_no_sums() {
    for (total, rows) in
        [("€0,00", &[][..]), ("€2,00", &[("Shipping", "€2,00")]), ("", &[("Subtotal", "€2,00")])]
    {
        assert_eq!(sums(&page("EUR", total, rows)), NONE, "{total}");
    }
}

#[test]
fn rows_may_miss_the_total_by_what_pages_round() {
    let rows = [("Subtotal", "€10,00"), ("Tax", "€1,00"), ("Coins", "-€2,00")];
    for (total, is_right) in
        [("€9,00", true), ("€9,03", true), ("€8,97", true), ("€9,04", false), ("€8,96", false)]
    {
        let then = if is_right { [200, 0, 0, 100].map(Some) } else { NONE };
        assert_eq!(sums(&page("EUR", total, &rows)), then, "{total}");
    }
    let huge = "€92.233.720.368.547.758,07";
    let rows = [("Subtotal", huge), ("Shipping", huge), ("Coins", huge), ("Tax", "€0,02")];
    assert_eq!(sums(&page("EUR", "€0,00", &rows)), NONE);
}

#[test]
fn amounts_are_in_the_unit_of_their_currency() {
    let rows = [("Subtotal", "₩11,110"), ("Shipping", "₩2,500"), ("Store Discount", "-₩610")];
    assert_eq!(sums(&page("KRW", "₩13,000", &rows)), [610, 0, 2_500, 0].map(Some));
    let rows = [("Subtotal", "KWD 1.234"), ("Coins", "-KWD 0.234")];
    assert_eq!(sums(&page("KWD", "KWD 1.0", &rows)), [234, 0, 0, 0].map(Some));
}

#[test]
fn the_list_tells_the_payment_and_the_number_of_lines() {
    let number = "12000000000000000000000000011";
    for (more, payment, lines) in [
        (format!(r#""paymentOutId":"{number}","orderLineSize":2"#), Some(number), Some(2)),
        (format!(r#""paymentOutId":{number},"orderLineSize":"2""#), Some(number), Some(2)),
        (r#""paymentOutId":"0","orderLineSize":0"#.to_owned(), None, None),
        (r#""paymentOutId":"","orderLineSize":null"#.to_owned(), None, None),
    ] {
        let read = details(&list(&order(&format!(r#""orderId":"8199000000000011",{more}"#))));
        assert_eq!((read.payment.as_deref(), read.line_count), (payment, lines), "{more}");
    }
    let fields = r#""orderId":"8199000000000011","paymentOutId":"none","orderLineSize":"two""#;
    let outcome = good(list(&order(fields)).as_bytes());
    let place = "block o, order 8199000000000011";
    let why = "not a whole number";
    assert_eq!(
        rejected(&outcome),
        [format!("{place}, payment number: {why}"), format!("{place}, number of lines: {why}")]
    );
}
