//! The titles of the rows of a price table in nine languages.
//!
//! Everything is in small letters, with plain apostrophes, spaces for hyphens and no final
//! punctuation. No title means two kinds of row, in whatever languages. The English titles were
//! seen on pages, the others are the plain words for them.

/// What a row of the price table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The prices of all lines.
    Subtotal,
    Shipping,
    /// A tax, or another charge that comes with the goods.
    Tax,
    /// What a coupon takes off.
    Coupon,
    /// What anything else takes off.
    Discount,
}

/// The titles of each kind, a language after the other: English, German, French, Spanish,
/// Portuguese, Polish, Italian, Dutch, Russian. One text for each kind: a list of texts would be
/// relocated whenever the program starts.
pub(super) const TITLES: [(Kind, &str); 5] = [
    (
        Kind::Subtotal,
        "\
        subtotal|sub total|\
        zwischensumme|\
        sous total|\
        suma częściowa|suma cząstkowa|suma pośrednia|\
        subtotale|totale parziale|\
        subtotaal|\
        промежуточный итог|подытог|стоимость товаров|сумма за товары",
    ),
    (
        Kind::Shipping,
        "\
        shipping|shipping fee|shipping cost|delivery|\
        versand|versandkosten|versandgebühr|lieferung|\
        livraison|frais de livraison|frais de port|expédition|frais d'expédition|\
        envío|gastos de envío|coste de envío|costo de envío|\
        frete|envio|custo de envio|custos de envio|taxa de envio|portes de envio|\
        wysyłka|dostawa|koszt wysyłki|koszt dostawy|\
        spedizione|spese di spedizione|costo di spedizione|costi di spedizione|\
        verzending|verzendkosten|bezorging|bezorgkosten|\
        доставка|стоимость доставки",
    ),
    (
        Kind::Tax,
        "\
        tax|taxes|vat|additional charges|installment payment fee|\
        steuer|steuern|mwst|mehrwertsteuer|zusätzliche kosten|\
        zusätzliche gebühren|ratenzahlungsgebühr|gebühr für ratenzahlung|\
        taxe|tva|frais supplémentaires|frais de paiement échelonné|\
        frais de paiement en plusieurs fois|\
        impuesto|impuestos|iva|cargos adicionales|gastos adicionales|\
        cargo por pago a plazos|comisión por pago a plazos|\
        imposto|impostos|encargos adicionais|taxas adicionais|\
        cobranças adicionais|taxa de parcelamento|\
        podatek|podatki|dodatkowe opłaty|opłaty dodatkowe|opłata za raty|\
        imposta|imposte|tasse|costi aggiuntivi|spese aggiuntive|\
        commissione per il pagamento rateale|commissione per il pagamento a rate|\
        belasting|belastingen|btw|extra kosten|bijkomende kosten|\
        kosten voor betaling in termijnen|\
        налог|налоги|ндс|дополнительные сборы|дополнительные расходы|\
        комиссия за рассрочку",
    ),
    (
        Kind::Coupon,
        "\
        store coupon|store coupons|aliexpress coupon|aliexpress coupons|\
        multi store coupon|multi store coupons|coupon|coupons|\
        shop gutschein|shop gutscheine|store gutschein|store gutscheine|\
        aliexpress gutschein|aliexpress gutscheine|shopübergreifender gutschein|\
        multi store gutschein|gutschein|gutscheine|\
        coupon boutique|coupon de la boutique|coupons de la boutique|\
        coupon aliexpress|coupons aliexpress|coupon multi boutiques|\
        bon de réduction|bons de réduction|\
        cupón de la tienda|cupones de la tienda|cupón de tienda|cupón de aliexpress|\
        cupones de aliexpress|cupón multitienda|cupón|cupones|\
        cupom da loja|cupons da loja|cupom do aliexpress|cupons do aliexpress|\
        cupom aliexpress|cupons aliexpress|cupom multi lojas|cupom|cupons|\
        cupão da loja|cupões da loja|cupões do aliexpress|cupão|cupões|\
        kupon sklepu|kupony sklepu|kupon sklepowy|kupon aliexpress|\
        kupony aliexpress|kupon na wiele sklepów|kupon|kupony|\
        coupon del negozio|coupon negozio|coupon di aliexpress|coupon multi negozio|\
        buono sconto|buoni sconto|\
        winkelcoupon|winkelcoupons|coupon voor meerdere winkels|kortingsbon|\
        kortingsbonnen|\
        купон магазина|купоны магазина|купон продавца|купон aliexpress|\
        купоны aliexpress|купон нескольких магазинов|купон|купоны",
    ),
    (
        Kind::Discount,
        "\
        store discount|coins|promo code|discount|\
        shop rabatt|store rabatt|münzen|aktionscode|promocode|rabattcode|\
        rabatt|\
        remise de la boutique|réduction de la boutique|remise boutique|pièces|\
        code promo|remise|réduction|\
        descuento de la tienda|descuento de tienda|monedas|código promocional|\
        descuento|\
        desconto da loja|moedas|desconto|\
        rabat sklepu|zniżka sklepu|monety|kod promocyjny|rabat|zniżka|\
        sconto del negozio|sconto negozio|monete|codice promozionale|codice promo|\
        sconto|\
        winkelkorting|munten|promotiecode|kortingscode|korting|\
        скидка магазина|монеты|промокод|скидка",
    ),
];

/// What stands for the amount where the shipping costs nothing, in the same languages.
pub(super) const FREE: &str = "\
    free shipping|free delivery|free|\
    kostenloser versand|gratisversand|versandkostenfrei|kostenlos|\
    livraison gratuite|expédition gratuite|gratuit|gratuite|\
    envío gratis|envío gratuito|gratis|\
    frete grátis|envio grátis|envio gratuito|grátis|\
    darmowa wysyłka|darmowa dostawa|bezpłatna wysyłka|\
    spedizione gratuita|gratuita|\
    gratis verzending|gratis bezorging|\
    бесплатная доставка|бесплатно";

/// Whether the words are among these, of which each ends where a bar stands.
pub(super) fn has(these: &str, words: &str) -> bool {
    these.split('|').any(|known| known == words)
}
