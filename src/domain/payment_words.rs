//! The words by which pages name a means of payment, in the languages of the pages.

use super::payment::Method;

/// The names of each method in lower case, with one space between two words; the first method of which
/// one is found counts. So a wallet is above the card in it, and a name above the common word that it
/// ends in.
#[rustfmt::skip] // A name a line would be two hundred lines.
const NAMES: &[(Method, &[&str])] = &[
    (Method::Afterpay, &["afterpay", "after pay", "clearpay"]),
    (Method::CashAppPay, &["cash app", "cashapp", "cashapppay"]),
    (Method::Paypal, &["paypal", "pay pal", "페이팔"]),
    (Method::Sofort, &[
        "sofortüberweisung", "sofort überweisung", "sofort banking", "sofort by klarna",
    ]),
    (Method::Klarna, &["klarna"]),
    (Method::ApplePay, &["apple pay", "applepay", "애플페이", "애플 페이"]),
    (Method::GooglePay, &[
        "google pay", "googlepay", "google wallet", "gpay", "g pay", "구글페이", "구글 페이",
    ]),
    (Method::KakaoPay, &["kakaopay", "kakao pay", "카카오페이", "카카오 페이"]),
    (Method::NaverPay, &["naverpay", "naver pay", "npay", "네이버페이", "네이버 페이"]),
    (Method::MercadoPago, &["mercado pago", "mercadopago"]),
    (Method::Alipay, &["alipay", "pocket", "支付宝", "알리페이"]),
    (Method::Ewallet, &[
        "ewallet", "e wallet", "webmoney", "qiwi", "киви", "yandex", "яндекс", "yoomoney",
        "юmoney", "юмани",
    ]),
    (Method::Pix, &["pix"]),
    (Method::Blik, &["blik"]),
    (Method::Bancontact, &["bancontact"]),
    (Method::Ideal, &["ideal"]),
    (Method::Przelewy24, &["przelewy24", "przelewy 24", "p24"]),
    (Method::MbWay, &["mb way", "mbway"]),
    (Method::Sbp, &["sbp", "сбп", "система быстрых платежей", "системы быстрых платежей"]),
    (Method::Twint, &["twint"]),
    (Method::Multibanco, &["multibanco"]),
    (Method::Boleto, &["boleto"]),
    (Method::Oxxo, &["oxxo"]),
    (Method::WesternUnion, &["westernunion", "western"]),
    (Method::Balance, &[
        "gift card", "giftcard", "geschenkkarte", "tarjeta regalo", "tarjeta de regalo",
        "carte cadeau", "carta regalo", "cadeaukaart", "karta podarunkowa", "cartão presente",
        "vale presente", "подарочная карта", "기프트 카드", "기프트카드", "礼品卡",
    ]),
    (Method::Mir, &["mir", "мир"]),
    (Method::Card, &[
        "visa", "mastercard", "master card", "master", "maestro", "amex", "american express",
        "americanexpress", "discover", "diners", "unionpay", "union pay", "银联", "jcb", "card",
        "cards", "creditcard", "debitcard", "mixedcard", "karte", "kreditkarte", "debitkarte",
        "bankkarte", "tarjeta", "carte", "carta", "kaart", "betaalkaart", "bankpas", "pinpas",
        "karta", "kartą", "cartão", "cartao", "карта", "карты", "карту", "картой", "kart",
        "kartı", "بطاقة", "카드", "信用卡", "银行卡", "借记卡", "储蓄卡", "カード",
    ]),
    (Method::Cash, &[
        "cash on delivery", "nachnahme", "contra reembolso", "contrareembolso", "contrassegno",
        "alla consegna", "à la livraison", "contre remboursement", "rembours", "za pobraniem",
        "przy odbiorze", "na entrega", "contra entrega", "наложенный платеж", "наложенный платёж",
        "наложенным платежом", "при получении", "наличные", "наличными", "착불", "货到付款", "cash",
        "barzahlung",
    ]),
    (Method::BankTransfer, &[
        "transfer", "sepa", "überweisung", "banküberweisung", "transferencia", "virement",
        "bonifico", "overschrijving", "bankoverschrijving", "overboeking", "przelew",
        "transferência", "банковский перевод", "банковским переводом", "перевод", "계좌이체", "계좌 이체",
        "무통장", "银行转账", "转账",
    ]),
    (Method::Balance, &[
        "balance", "bonus", "store credit", "guthaben", "saldo", "solde", "tegoed", "баланс",
        "баланса", "бонус", "бонусы", "잔액", "余额",
    ]),
    // In German the name is also a common word.
    (Method::Sofort, &["sofort"]),
];

impl Method {
    /// The method that a page names, as far as its words are known.
    pub(crate) fn of_page(words: &str) -> Option<Self> {
        let text = spaced(words);
        let starts: Vec<&str> =
            text.match_indices(' ').filter_map(|(at, _)| text.get(at + 1..)).collect();
        let is_together = text.bytes().any(is_written_together);
        let is_named = |name: &str| match name.bytes().next() {
            Some(first) if is_written_together(first) => is_together && text.contains(name),
            first => {
                starts.iter().any(|start| start.bytes().next() == first && begins(start, name))
            }
        };
        let mut methods = NAMES.iter();
        methods.find(|(_, names)| names.iter().copied().any(is_named)).map(|(method, _)| *method)
    }
}

/// The words in lower case, with one space around each and in the place of everything else.
fn spaced(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 2);
    text.push(' ');
    for letter in words.chars() {
        if letter.is_alphanumeric() {
            text.extend(letter.to_lowercase());
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    if !text.ends_with(' ') {
        text.push(' ');
    }
    text
}

/// Whether the text begins with these whole words.
fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether a letter that begins so is Kana, Han or Hangul: no spaces tell such words apart, so a name is
/// any part of the text.
const fn is_written_together(first: u8) -> bool {
    first >= 0xE3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_a_method_in_its_own_language() {
        for (method, texts) in [
            (
                Method::Card,
                "VISA **** 1234; visa-1234; MasterCard; Master ****1234; Credit/Debit Card; \
                 American Express; UnionPay; JCB; MIXEDCARD; Kreditkarte; Kredit-/Debitkarte; \
                 Tarjeta de crédito; Carte bancaire; Carta di credito; Creditcard; \
                 Karta kredytowa; Cartão de crédito; Банковская карта; Оплата картой; 신용카드; \
                 信用卡; Kredi kartı; Sofort per Karte",
            ),
            (Method::Mir, "Mir ****1234; карта «Мир»; МИР"),
            (Method::ApplePay, "Apple Pay; APPLE_PAY; Apple Pay (Visa ****1234); 애플페이"),
            (Method::GooglePay, "Google Pay (Visa ****1234); GooglePay; GPay Mastercard"),
            (Method::Paypal, "PayPal; PayPal Pay in 4; PayPal (Visa); PAYPAL_CREDIT"),
            (Method::Klarna, "Klarna. Pay in 3; Klarna. Sofort bezahlen; Klarna - card"),
            (Method::Afterpay, "Afterpay; Clearpay: 4 payments; Cash App Afterpay"),
            (Method::CashAppPay, "Cash App Pay; CASH_APP_PAY; CashApp"),
            (Method::Alipay, "Alipay; Alipay+ balance; AliExpress Pocket; 支付宝"),
            (Method::KakaoPay, "KakaoPay; 카카오페이 (신용카드)"),
            (Method::NaverPay, "Naver Pay; 네이버페이 포인트; N Pay / Naver Pay"),
            (Method::MercadoPago, "Mercado Pago; MercadoPago (tarjeta)"),
            (Method::Ewallet, "QIWI; WebMoney; Yandex.Money; ЮMoney; Киви кошелёк"),
            (Method::Pix, "Pix; PIX - EBANX"),
            (Method::Blik, "BLIK; Płatność BLIK"),
            (Method::Bancontact, "Bancontact; Bancontact / Mister Cash"),
            (Method::Ideal, "iDEAL; iDEAL | Wero"),
            (Method::Sofort, "SOFORT; Sofortüberweisung; Sofort by Klarna"),
            (Method::Przelewy24, "Przelewy24; P24"),
            (Method::MbWay, "MB WAY; MBWay"),
            (Method::Sbp, "СБП; SBP; Система быстрых платежей"),
            (Method::Twint, "TWINT"),
            (
                Method::BankTransfer,
                "Bank transfer; SEPA-Überweisung; Transferencia bancaria; Virement; \
                 Bonifico bancario; Przelew bankowy; Transferência; Банковский перевод; 계좌이체; \
                 银行转账",
            ),
            (Method::Multibanco, "Multibanco; Referência Multibanco"),
            (Method::Boleto, "Boleto Bancário; EBANX_BOLETO"),
            (Method::Oxxo, "OXXO; Oxxo Pay"),
            (Method::WesternUnion, "Western Union"),
            (
                Method::Cash,
                "Cash on delivery; Cash; Nachnahme; Contra reembolso; Pagamento alla consegna; \
                 Paiement à la livraison; Onder rembours; Za pobraniem; \
                 Наличными при получении; 货到付款",
            ),
            (
                Method::Balance,
                "AliExpress Balance; Gift Card; AliExpress-Guthaben; Carta regalo; Saldo; \
                 Подарочная карта; 기프트카드; 余额",
            ),
        ] {
            for text in texts.split("; ") {
                assert_eq!(Method::of_page(text), Some(method), "{text}");
            }
            assert_eq!(Method::of_page(method.id()), Some(method), "its own id");
        }
    }

    #[test]
    fn a_part_of_a_word_names_nothing() {
        let texts = "; ;Masterclass;Cardiff;Idealo;Pixel;Postcard;Encash;Visabank;Balances;Trustly;\
         Swish;WeChat Pay;Miracle;Barclays;Oxxonic;네이버;微信支付";
        for text in texts.split(';') {
            assert_eq!(Method::of_page(text), None, "{text}");
        }
    }
}
