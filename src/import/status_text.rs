//! The stage that a status text stands for.

use super::status_names::LANGUAGES;
use crate::domain::order::{ShownStage, Stage};

/// The stage that a status text stands for; `None` for an unrecognised one.
pub(super) fn seen(words: &str) -> Option<ShownStage> {
    let words = plain(words);
    let (stage, cause, _) = LANGUAGES
        .iter()
        .flat_map(|names| names.iter())
        .find(|(_, _, names)| names.contains(&words.as_str()))?;
    Some(ShownStage { stage: *stage, cause: *cause })
}

/// The stage that all orders on a tab of the list are in; `None` for other tabs. Cancelled orders
/// are shown among the completed ones.
pub(super) fn from_tab(code: &str) -> Option<Stage> {
    match code {
        "unpaid" => Some(Stage::AwaitingPayment),
        "processing" => Some(Stage::AwaitingShipment),
        "shipped" => Some(Stage::Shipped),
        _ => None,
    }
}

/// The text as written in the tables.
pub(super) fn plain(words: &str) -> String {
    let small = words.to_lowercase().replace(['’', '‘', '`', '´'], "'");
    let words: Vec<_> = small.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ',', ';', ':', '!', '…', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::Cause;

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
            assert_eq!(seen(words), Some(ShownStage { stage, cause }), "{words}");
        }
    }

    #[test]
    fn the_words_of_help_pages_and_interfaces_are_known() {
        for (words, stage) in [
            ("Awaiting payment, Pending payment, To pay, Unpaid", Stage::AwaitingPayment),
            ("PLACE_ORDER_SUCCESS, PlaceOrderSuccess", Stage::AwaitingPayment),
            (
                "Payment being verified, Payment not yet confirmed, Payment is checked, \
                 Payment in process, RISK_CONTROL, WAIT_SELLER_EXAMINE_MONEY, PaymentPending, \
                 WaitExamineMoney",
                Stage::VerifyingPayment,
            ),
            ("Awaiting shipment, Pending shipment, Processing, To ship", Stage::AwaitingShipment),
            ("Ready to ship, WAIT_SELLER_SEND_GOODS, WaitSendGoods", Stage::AwaitingShipment),
            (
                "Awaiting cancellation, Cancellation Pending, Pending cancellation, Canceling, \
                 IN_CANCEL, InCancel",
                Stage::CancellationPending,
            ),
            ("Partial shipment, Partially shipped", Stage::PartiallyShipped),
            ("SELLER_PART_SEND_GOODS, PartialSendGoods", Stage::PartiallyShipped),
            (
                "Shipped, Awaiting delivery, The seller has shipped your order, Awaiting receipt, \
                 WAIT_BUYER_ACCEPT_GOODS, WaitAcceptGoods, Processed, Processado, Enviado, \
                 Aguardando a entrega",
                Stage::Shipped,
            ),
            ("Shipment cancelled", Stage::ShipmentCancelled),
            ("Delivered, Awaiting confirmation", Stage::Delivered),
            (
                "Dispute orders, Dispute in progress, In dispute, IN_ISSUE, InIssue",
                Stage::InDispute,
            ),
            ("Frozen order, IN_FROZEN, InFrozen", Stage::Frozen),
            (
                "Order completed, Finished, Completed, Awaiting review, Complete, Abgeschlossen, \
                 Concluído, Finalizado",
                Stage::Completed,
            ),
            (
                "Closed, Order closed, Canceled, Cancelled, Deleted orders, Close, Cancelado, \
                 Compra cancelada, Pedido cancelado, Expired, Expirado, Pagamento expirado",
                Stage::Closed,
            ),
            ("Aguardando pagamento, A ser pago", Stage::AwaitingPayment),
            ("Processando", Stage::AwaitingShipment),
        ] {
            for words in words.split(", ") {
                assert_eq!(seen(words).map(|seen| seen.stage), Some(stage), "{words}");
            }
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
        assert_eq!(from_tab("processing"), Some(Stage::AwaitingShipment));
        assert_eq!(from_tab("completed"), None);
        assert_eq!(from_tab("all"), None);
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
