//! Stages as the order pages call them, in nine languages.

use crate::domain::order::{Cause, Seen, Stage};

/// What one stage is called, in small letters, with plain apostrophes and no final punctuation.
type Names = (Stage, Option<Cause>, &'static [&'static str]);

/// English, as seen on pages and in help texts.
const ENGLISH: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["awaiting payment", "pending payment", "waiting for payment", "to pay", "unpaid"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &[
            "payment being verified",
            "payment is being verified",
            "your payment is being verified",
            "payment not yet confirmed",
            "payment is checked",
            "payment in process",
        ],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &[
            "awaiting shipment",
            "pending shipment",
            "waiting for shipment",
            "processing",
            "to ship",
            "ready to ship",
        ],
    ),
    (
        Stage::CancellationPending,
        None,
        &[
            "awaiting cancellation",
            "cancellation pending",
            "pending cancellation",
            "canceling",
            "cancelling",
        ],
    ),
    (
        Stage::PartiallyShipped,
        None,
        &["partial shipment", "partially shipped", "partly shipped"],
    ),
    (
        Stage::Shipped,
        None,
        &[
            "shipped",
            "awaiting delivery",
            "the seller has shipped your order",
            "awaiting receipt",
            "processed",
        ],
    ),
    (
        Stage::ShipmentCancelled,
        None,
        &["shipment cancelled", "shipment canceled"],
    ),
    (Stage::Delivered, None, &["delivered", "awaiting confirmation"]),
    (
        Stage::InDispute,
        None,
        &["dispute orders", "dispute in progress", "in dispute"],
    ),
    (Stage::Frozen, None, &["frozen order", "order frozen", "frozen"]),
    (
        Stage::Completed,
        None,
        &["order completed", "order complete", "finished", "completed", "awaiting review"],
    ),
    (
        Stage::Closed,
        None,
        &[
            "closed",
            "order closed",
            "canceled",
            "cancelled",
            "order canceled",
            "order cancelled",
            "deleted orders",
        ],
    ),
    (Stage::Closed, Some(Cause::Unpaid), &["expired", "payment expired"]),
];

/// The names of the programming interface, and those of the Russian site. `FINISH` is missing on
/// purpose: it says that the order has ended, not whether with the goods or without; so are
/// `FUND_PROCESSING` and `ARCHIVE`.
const MACHINE: &[Names] = &[
    (Stage::AwaitingPayment, None, &["place_order_success", "placeordersuccess"]),
    (
        Stage::VerifyingPayment,
        None,
        &[
            "risk_control",
            "risk_control_hold",
            "wait_seller_examine_money",
            "payment_processing",
            "paymentpending",
            "waitexaminemoney",
        ],
    ),
    (Stage::AwaitingShipment, None, &["wait_seller_send_goods", "waitsendgoods"]),
    (Stage::CancellationPending, None, &["in_cancel", "incancel"]),
    (Stage::PartiallyShipped, None, &["seller_part_send_goods", "partialsendgoods"]),
    (Stage::Shipped, None, &["wait_buyer_accept_goods", "waitacceptgoods"]),
    (Stage::InDispute, None, &["in_issue", "inissue"]),
    (Stage::Frozen, None, &["in_frozen", "infrozen"]),
    (Stage::Completed, None, &["complete"]),
    (Stage::Closed, None, &["close"]),
];

/// German; `abgeschlossen` was seen on a page, the rest are the plain words.
const GERMAN: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["warten auf zahlung", "zahlung ausstehend", "ausstehende zahlung", "zu bezahlen", "unbezahlt"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["zahlung wird überprüft", "zahlung wird geprüft"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["warten auf versand", "versand ausstehend", "in bearbeitung", "wird bearbeitet", "versandbereit", "versandfertig"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["stornierung ausstehend", "warten auf stornierung", "wird storniert"],
    ),
    (Stage::PartiallyShipped, None, &["teilweise versandt", "teilweise versendet"]),
    (
        Stage::Shipped,
        None,
        &["versandt", "versendet", "verschickt", "warten auf lieferung", "warten auf zustellung", "lieferung ausstehend", "bestellung versandt"],
    ),
    (
        Stage::Delivered,
        None,
        &["zugestellt", "geliefert", "warten auf bestätigung", "auf bestätigung wird gewartet"],
    ),
    (Stage::InDispute, None, &["im streitfall", "streitfall läuft", "streitfall offen"]),
    (Stage::Frozen, None, &["eingefroren", "bestellung eingefroren"]),
    (Stage::Completed, None, &["abgeschlossen", "bestellung abgeschlossen", "fertig", "beendet"]),
    (
        Stage::Closed,
        None,
        &["geschlossen", "bestellung geschlossen", "storniert", "bestellung storniert", "abgebrochen"],
    ),
    (Stage::Closed, Some(Cause::Unpaid), &["abgelaufen", "zahlung abgelaufen"]),
];

/// French, the plain words.
const FRENCH: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["en attente de paiement", "en attente du paiement", "paiement en attente", "à payer", "non payée", "impayée", "impayé"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["paiement en cours de vérification", "vérification du paiement"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["en attente d'expédition", "en attente d'envoi", "en cours de traitement", "à expédier", "prête à être expédiée", "prêt à être expédié"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["en attente d'annulation", "annulation en attente", "annulation en cours"],
    ),
    (Stage::PartiallyShipped, None, &["partiellement expédiée", "partiellement expédié"]),
    (
        Stage::Shipped,
        None,
        &["expédiée", "expédié", "envoyée", "envoyé", "en attente de livraison", "en attente de réception", "commande expédiée"],
    ),
    (
        Stage::Delivered,
        None,
        &["livrée", "livré", "commande livrée", "en attente de confirmation"],
    ),
    (Stage::InDispute, None, &["en litige", "litige en cours"]),
    (Stage::Frozen, None, &["gelée", "commande gelée"]),
    (Stage::Completed, None, &["terminée", "terminé", "commande terminée", "achevée"]),
    (
        Stage::Closed,
        None,
        &["fermée", "fermé", "commande fermée", "clôturée", "commande clôturée", "annulée", "annulé", "commande annulée"],
    ),
    (Stage::Closed, Some(Cause::Unpaid), &["expirée", "expiré", "paiement expiré"]),
];

/// Spanish, the plain words.
const SPANISH: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["pendiente de pago", "pago pendiente", "esperando el pago", "esperando pago", "por pagar", "a pagar", "sin pagar"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["verificando el pago", "verificando pago", "pago en verificación"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["pendiente de envío", "envío pendiente", "esperando el envío", "esperando envío", "procesando", "en proceso", "en preparación", "listo para enviar"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["cancelación pendiente", "pendiente de cancelación", "cancelando"],
    ),
    (Stage::PartiallyShipped, None, &["enviado parcialmente", "parcialmente enviado"]),
    (
        Stage::Shipped,
        None,
        &["enviado", "pendiente de entrega", "esperando la entrega", "esperando entrega", "pendiente de recibir", "pedido enviado"],
    ),
    (
        Stage::Delivered,
        None,
        &["entregado", "pedido entregado", "pendiente de confirmación", "esperando confirmación"],
    ),
    (Stage::InDispute, None, &["en disputa", "disputa en curso"]),
    (Stage::Frozen, None, &["congelado", "pedido congelado"]),
    (
        Stage::Completed,
        None,
        &["completado", "finalizado", "terminado", "pedido completado", "pedido finalizado"],
    ),
    (
        Stage::Closed,
        None,
        &["cerrado", "pedido cerrado", "cancelado", "pedido cancelado"],
    ),
    (
        Stage::Closed,
        Some(Cause::Unpaid),
        &["caducado", "expirado", "vencido", "pago caducado", "pago expirado"],
    ),
];

/// Portuguese; the Brazilian words are those of a published table.
const PORTUGUESE: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["aguardando pagamento", "aguardando o pagamento", "a ser pago", "a pagar", "pagamento pendente", "não pago"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["verificando pagamento", "verificando o pagamento", "pagamento em verificação", "pagamento em análise"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["aguardando envio", "aguardando o envio", "processando", "em processamento", "em preparação", "pronto para envio"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["aguardando cancelamento", "cancelamento pendente", "cancelando"],
    ),
    (Stage::PartiallyShipped, None, &["enviado parcialmente", "parcialmente enviado"]),
    (
        Stage::Shipped,
        None,
        &["enviado", "processado", "aguardando a entrega", "aguardando entrega", "aguardando recebimento", "pedido enviado"],
    ),
    (
        Stage::Delivered,
        None,
        &["entregue", "pedido entregue", "aguardando confirmação"],
    ),
    (Stage::InDispute, None, &["em disputa", "disputa em andamento"]),
    (Stage::Frozen, None, &["congelado", "pedido congelado"]),
    (
        Stage::Completed,
        None,
        &["concluído", "finalizado", "pedido concluído", "pedido finalizado", "completo", "completado"],
    ),
    (
        Stage::Closed,
        None,
        &["cancelado", "compra cancelada", "pedido cancelado", "fechado", "pedido fechado", "encerrado"],
    ),
    (Stage::Closed, Some(Cause::Unpaid), &["expirado", "pagamento expirado"]),
];

/// Polish, the plain words.
const POLISH: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["oczekuje na płatność", "oczekiwanie na płatność", "oczekujące na płatność", "do zapłaty", "nieopłacone"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["weryfikacja płatności", "płatność jest weryfikowana"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["oczekuje na wysyłkę", "oczekiwanie na wysyłkę", "oczekujące na wysyłkę", "do wysłania", "w trakcie realizacji", "przetwarzanie", "w przygotowaniu", "gotowe do wysyłki"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["oczekuje na anulowanie", "oczekiwanie na anulowanie", "w trakcie anulowania"],
    ),
    (Stage::PartiallyShipped, None, &["częściowo wysłane", "wysłane częściowo"]),
    (
        Stage::Shipped,
        None,
        &["wysłane", "wysłano", "oczekuje na dostawę", "oczekiwanie na dostawę", "oczekujące na dostawę", "zamówienie wysłane"],
    ),
    (
        Stage::Delivered,
        None,
        &["dostarczone", "dostarczono", "oczekuje na potwierdzenie", "oczekiwanie na potwierdzenie"],
    ),
    (Stage::InDispute, None, &["w sporze", "spór w toku"]),
    (Stage::Frozen, None, &["zamrożone", "zamówienie zamrożone"]),
    (
        Stage::Completed,
        None,
        &["zakończone", "zakończono", "zrealizowane", "ukończone", "zamówienie zakończone", "zamówienie zrealizowane"],
    ),
    (
        Stage::Closed,
        None,
        &["zamknięte", "zamówienie zamknięte", "anulowane", "anulowano", "zamówienie anulowane"],
    ),
    (
        Stage::Closed,
        Some(Cause::Unpaid),
        &["wygasło", "wygasłe", "płatność wygasła"],
    ),
];

/// Italian, the plain words.
const ITALIAN: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["in attesa di pagamento", "in attesa del pagamento", "pagamento in sospeso", "da pagare", "non pagato"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["pagamento in verifica", "verifica del pagamento", "pagamento in fase di verifica"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["in attesa di spedizione", "in attesa della spedizione", "da spedire", "in elaborazione", "in lavorazione", "in preparazione", "pronto per la spedizione"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["in attesa di annullamento", "in attesa di cancellazione", "annullamento in corso", "cancellazione in corso"],
    ),
    (Stage::PartiallyShipped, None, &["parzialmente spedito", "spedito parzialmente"]),
    (
        Stage::Shipped,
        None,
        &["spedito", "in attesa di consegna", "in attesa della consegna", "ordine spedito"],
    ),
    (
        Stage::Delivered,
        None,
        &["consegnato", "ordine consegnato", "in attesa di conferma"],
    ),
    (
        Stage::InDispute,
        None,
        &["in controversia", "controversia in corso", "disputa in corso"],
    ),
    (Stage::Frozen, None, &["congelato", "ordine congelato"]),
    (
        Stage::Completed,
        None,
        &["completato", "terminato", "concluso", "finito", "ordine completato"],
    ),
    (
        Stage::Closed,
        None,
        &["chiuso", "ordine chiuso", "annullato", "cancellato", "ordine annullato", "ordine cancellato"],
    ),
    (Stage::Closed, Some(Cause::Unpaid), &["scaduto", "pagamento scaduto"]),
];

/// Dutch, the plain words.
const DUTCH: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["wachten op betaling", "in afwachting van betaling", "te betalen", "onbetaald"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["betaling wordt gecontroleerd", "betaling wordt geverifieerd"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["wachten op verzending", "in afwachting van verzending", "te verzenden", "in behandeling", "wordt verwerkt", "klaar voor verzending"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["wachten op annulering", "in afwachting van annulering", "wordt geannuleerd"],
    ),
    (Stage::PartiallyShipped, None, &["gedeeltelijk verzonden", "deels verzonden"]),
    (
        Stage::Shipped,
        None,
        &["verzonden", "wachten op levering", "in afwachting van levering", "wachten op bezorging", "bestelling verzonden"],
    ),
    (
        Stage::Delivered,
        None,
        &["geleverd", "bezorgd", "wachten op bevestiging", "in afwachting van bevestiging"],
    ),
    (Stage::InDispute, None, &["in geschil", "geschil loopt", "geschil in behandeling"]),
    (Stage::Frozen, None, &["bevroren", "bestelling bevroren"]),
    (Stage::Completed, None, &["voltooid", "afgerond", "bestelling voltooid"]),
    (
        Stage::Closed,
        None,
        &["gesloten", "bestelling gesloten", "geannuleerd", "bestelling geannuleerd"],
    ),
    (
        Stage::Closed,
        Some(Cause::Unpaid),
        &["verlopen", "betaling verlopen"],
    ),
];

/// Russian, the plain words, with and without `ё`.
const RUSSIAN: &[Names] = &[
    (
        Stage::AwaitingPayment,
        None,
        &["ожидает оплаты", "ожидание оплаты", "ожидается оплата", "ожидание платежа", "к оплате", "не оплачен", "не оплачено"],
    ),
    (
        Stage::VerifyingPayment,
        None,
        &["проверка платежа", "проверка оплаты", "оплата проверяется", "платёж проверяется", "платеж проверяется"],
    ),
    (
        Stage::AwaitingShipment,
        None,
        &["ожидает отправки", "ожидание отправки", "ожидается отправка", "в обработке", "обрабатывается", "готов к отправке", "готовится к отправке"],
    ),
    (
        Stage::CancellationPending,
        None,
        &["ожидает отмены", "ожидание отмены", "ожидается отмена", "отменяется"],
    ),
    (
        Stage::PartiallyShipped,
        None,
        &["частично отправлен", "частично отправлено", "отправлен частично"],
    ),
    (
        Stage::Shipped,
        None,
        &["отправлен", "отправлено", "заказ отправлен", "ожидает доставки", "ожидание доставки", "ожидается доставка"],
    ),
    (
        Stage::Delivered,
        None,
        &["доставлен", "доставлено", "заказ доставлен", "ожидает подтверждения", "ожидание подтверждения", "ожидает подтверждения получения"],
    ),
    (Stage::InDispute, None, &["в споре", "идёт спор", "идет спор", "открыт спор"]),
    (Stage::Frozen, None, &["заморожен", "заказ заморожен"]),
    (
        Stage::Completed,
        None,
        &["завершён", "завершен", "завершено", "выполнен", "выполнено", "заказ завершён", "заказ завершен", "заказ выполнен"],
    ),
    (
        Stage::Closed,
        None,
        &["закрыт", "закрыто", "заказ закрыт", "отменён", "отменен", "отменено", "заказ отменён", "заказ отменен"],
    ),
    (
        Stage::Closed,
        Some(Cause::Unpaid),
        &["истёк", "истек", "срок оплаты истёк", "срок оплаты истек"],
    ),
];

/// All tables, the likeliest first.
const LANGUAGES: [&[Names]; 10] = [
    ENGLISH, PORTUGUESE, SPANISH, FRENCH, GERMAN, POLISH, ITALIAN, DUTCH, RUSSIAN, MACHINE,
];

/// The stage that the words of a status mean; `None` when nobody knows the words.
pub(super) fn seen(words: &str) -> Option<Seen> {
    let words = plain(words);
    let (stage, cause, _) = LANGUAGES
        .iter()
        .flat_map(|names| names.iter())
        .find(|(_, _, names)| names.contains(&words.as_str()))?;
    Some(Seen { stage: *stage, cause: *cause })
}

/// The stage of the orders on a tab of the list; `None` for a tab that shows all or others.
pub(super) fn of_tab(code: &str) -> Option<Stage> {
    match code {
        "unpaid" => Some(Stage::AwaitingPayment),
        "processing" => Some(Stage::AwaitingShipment),
        "shipped" => Some(Stage::Shipped),
        "completed" => Some(Stage::Completed),
        _ => None,
    }
}

/// Words as the tables have them.
fn plain(words: &str) -> String {
    let small = words.to_lowercase().replace(['’', '‘', '`', '´'], "'");
    let words: Vec<_> = small.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ',', ';', ':', '!', '…', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_language() {
        for (words, stage, cause) in [
            ("Completed", Stage::Completed, None),
            ("FINISHED", Stage::Completed, None),
            ("Canceled", Stage::Closed, None),
            ("Closed", Stage::Closed, None),
            ("Expired", Stage::Closed, Some(Cause::Unpaid)),
            ("Pagamento expirado", Stage::Closed, Some(Cause::Unpaid)),
            ("Processing", Stage::AwaitingShipment, None),
            ("Ready to  ship", Stage::AwaitingShipment, None),
            ("Processed", Stage::Shipped, None),
            ("Awaiting delivery", Stage::Shipped, None),
            ("WAIT_SELLER_SEND_GOODS", Stage::AwaitingShipment, None),
            ("WaitSendGoods", Stage::AwaitingShipment, None),
            ("IN_CANCEL", Stage::CancellationPending, None),
            ("Frozen order", Stage::Frozen, None),
            ("Concluído ", Stage::Completed, None),
            ("Aguardando a entrega", Stage::Shipped, None),
            ("Abgeschlossen", Stage::Completed, None),
            ("En attente d’expédition", Stage::AwaitingShipment, None),
            ("Terminée.", Stage::Completed, None),
            ("Pendiente de envío", Stage::AwaitingShipment, None),
            ("Oczekuje na dostawę", Stage::Shipped, None),
            ("Annullato!", Stage::Closed, None),
            ("In behandeling", Stage::AwaitingShipment, None),
            ("ЗАВЕРШЁН", Stage::Completed, None),
            ("Идёт спор", Stage::InDispute, None),
        ] {
            assert_eq!(seen(words), Some(Seen { stage, cause }), "{words}");
        }
    }

    #[test]
    fn unknown_words_tell_nothing() {
        for words in ["", "FINISH", "FUND_PROCESSING", "Pending operation success", "Hurra", "9"] {
            assert_eq!(seen(words), None, "{words}");
        }
    }

    #[test]
    fn a_tab_tells_the_stage() {
        assert_eq!(of_tab("processing"), Some(Stage::AwaitingShipment));
        assert_eq!(of_tab("all"), None);
    }

    #[test]
    fn a_word_means_one_stage_in_all_languages() {
        let mut meanings = std::collections::BTreeMap::new();
        for (stage, cause, names) in LANGUAGES.iter().flat_map(|names| names.iter()) {
            for name in *names {
                assert_eq!(plain(name), **name, "{name} is written as it is compared");
                let known = meanings.insert(*name, (*stage, *cause));
                assert!(known.is_none_or(|known| known == (*stage, *cause)), "{name}");
            }
        }
    }
}
