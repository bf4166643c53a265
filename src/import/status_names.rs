//! The names of the stages in nine languages, and in the programming interface.
//!
//! All names are in small letters, with plain apostrophes and no final punctuation. No name means
//! two stages, in whatever languages.

use crate::domain::order::{Cause, Stage};

pub(super) type Names = (Stage, Option<Cause>, &'static [&'static str]);

/// A table of names: each line is a stage, its cause if the names include one, and the names.
macro_rules! names {
    ($($stage:ident $(($cause:ident))?: $($name:literal),+;)+) => {
        &[$((Stage::$stage, names!(@cause $($cause)?), &[$($name),+])),+]
    };
    (@cause) => { None };
    (@cause $cause:ident) => { Some(Cause::$cause) };
}

/// All tables, the most likely first.
pub(super) const LANGUAGES: [&[Names]; 10] =
    [ENGLISH, PORTUGUESE, SPANISH, FRENCH, GERMAN, POLISH, ITALIAN, DUTCH, RUSSIAN, MACHINE];

/// English, as seen on pages and in help texts.
const ENGLISH: &[Names] = names! {
    AwaitingPayment: "awaiting payment", "pending payment", "waiting for payment", "to pay",
        "unpaid";
    VerifyingPayment: "payment being verified", "payment is being verified",
        "your payment is being verified", "payment not yet confirmed", "payment is checked",
        "payment in process";
    AwaitingShipment: "awaiting shipment", "pending shipment", "waiting for shipment",
        "processing", "to ship", "ready to ship";
    CancellationPending: "awaiting cancellation", "cancellation pending", "pending cancellation",
        "canceling", "cancelling";
    PartiallyShipped: "partial shipment", "partially shipped", "partly shipped";
    Shipped: "shipped", "awaiting delivery", "the seller has shipped your order",
        "awaiting receipt", "processed";
    ShipmentCancelled: "shipment cancelled", "shipment canceled";
    Delivered: "delivered", "awaiting confirmation";
    InDispute: "dispute orders", "dispute in progress", "in dispute";
    Frozen: "frozen order", "order frozen", "frozen";
    Completed: "order completed", "order complete", "finished", "completed", "awaiting review";
    Closed: "closed", "order closed", "canceled", "cancelled", "order canceled",
        "order cancelled", "deleted orders";
    Closed (Unpaid): "expired", "payment expired";
};

/// The names of the programming interface, and those of the Russian site. `FINISH` is missing on
/// purpose: it means that the order has ended, with the goods or without; so are
/// `FUND_PROCESSING` and `ARCHIVE`.
const MACHINE: &[Names] = names! {
    AwaitingPayment: "place_order_success", "placeordersuccess";
    VerifyingPayment: "risk_control", "risk_control_hold", "wait_seller_examine_money",
        "payment_processing", "paymentpending", "waitexaminemoney";
    AwaitingShipment: "wait_seller_send_goods", "waitsendgoods";
    CancellationPending: "in_cancel", "incancel";
    PartiallyShipped: "seller_part_send_goods", "partialsendgoods";
    Shipped: "wait_buyer_accept_goods", "waitacceptgoods";
    InDispute: "in_issue", "inissue";
    Frozen: "in_frozen", "infrozen";
    Completed: "complete";
    Closed: "close";
};

/// German; `abgeschlossen` was seen on a page, the rest are the plain words.
const GERMAN: &[Names] = names! {
    AwaitingPayment: "warten auf zahlung", "zahlung ausstehend", "ausstehende zahlung",
        "zu bezahlen", "unbezahlt";
    VerifyingPayment: "zahlung wird überprüft", "zahlung wird geprüft";
    AwaitingShipment: "warten auf versand", "versand ausstehend", "in bearbeitung",
        "wird bearbeitet", "versandbereit", "versandfertig";
    CancellationPending: "stornierung ausstehend", "warten auf stornierung", "wird storniert";
    PartiallyShipped: "teilweise versandt", "teilweise versendet";
    Shipped: "versandt", "versendet", "verschickt", "warten auf lieferung",
        "warten auf zustellung", "lieferung ausstehend", "bestellung versandt";
    Delivered: "zugestellt", "geliefert", "warten auf bestätigung",
        "auf bestätigung wird gewartet";
    InDispute: "im streitfall", "streitfall läuft", "streitfall offen";
    Frozen: "eingefroren", "bestellung eingefroren";
    Completed: "abgeschlossen", "bestellung abgeschlossen", "fertig", "beendet";
    Closed: "geschlossen", "bestellung geschlossen", "storniert", "bestellung storniert",
        "abgebrochen";
    Closed (Unpaid): "abgelaufen", "zahlung abgelaufen";
};

/// French, the plain words.
const FRENCH: &[Names] = names! {
    AwaitingPayment: "en attente de paiement", "en attente du paiement", "paiement en attente",
        "à payer", "non payée", "impayée", "impayé";
    VerifyingPayment: "paiement en cours de vérification", "vérification du paiement";
    AwaitingShipment: "en attente d'expédition", "en attente d'envoi", "en cours de traitement",
        "à expédier", "prête à être expédiée", "prêt à être expédié";
    CancellationPending: "en attente d'annulation", "annulation en attente",
        "annulation en cours";
    PartiallyShipped: "partiellement expédiée", "partiellement expédié";
    Shipped: "expédiée", "expédié", "envoyée", "envoyé", "en attente de livraison",
        "en attente de réception", "commande expédiée";
    Delivered: "livrée", "livré", "commande livrée", "en attente de confirmation";
    InDispute: "en litige", "litige en cours";
    Frozen: "gelée", "commande gelée";
    Completed: "terminée", "terminé", "commande terminée", "achevée";
    Closed: "fermée", "fermé", "commande fermée", "clôturée", "commande clôturée", "annulée",
        "annulé", "commande annulée";
    Closed (Unpaid): "expirée", "expiré", "paiement expiré";
};

/// Spanish, the plain words.
const SPANISH: &[Names] = names! {
    AwaitingPayment: "pendiente de pago", "pago pendiente", "esperando el pago", "esperando pago",
        "por pagar", "a pagar", "sin pagar";
    VerifyingPayment: "verificando el pago", "verificando pago", "pago en verificación";
    AwaitingShipment: "pendiente de envío", "envío pendiente", "esperando el envío",
        "esperando envío", "procesando", "en proceso", "en preparación", "listo para enviar";
    CancellationPending: "cancelación pendiente", "pendiente de cancelación", "cancelando";
    PartiallyShipped: "enviado parcialmente", "parcialmente enviado";
    Shipped: "enviado", "pendiente de entrega", "esperando la entrega", "esperando entrega",
        "pendiente de recibir", "pedido enviado";
    Delivered: "entregado", "pedido entregado", "pendiente de confirmación",
        "esperando confirmación";
    InDispute: "en disputa", "disputa en curso";
    Frozen: "congelado", "pedido congelado";
    Completed: "completado", "finalizado", "terminado", "pedido completado", "pedido finalizado";
    Closed: "cerrado", "pedido cerrado", "cancelado", "pedido cancelado";
    Closed (Unpaid): "caducado", "expirado", "vencido", "pago caducado", "pago expirado";
};

/// Portuguese; the Brazilian words are those of a published table.
const PORTUGUESE: &[Names] = names! {
    AwaitingPayment: "aguardando pagamento", "aguardando o pagamento", "a ser pago", "a pagar",
        "pagamento pendente", "não pago";
    VerifyingPayment: "verificando pagamento", "verificando o pagamento",
        "pagamento em verificação", "pagamento em análise";
    AwaitingShipment: "aguardando envio", "aguardando o envio", "processando", "em processamento",
        "em preparação", "pronto para envio";
    CancellationPending: "aguardando cancelamento", "cancelamento pendente", "cancelando";
    PartiallyShipped: "enviado parcialmente", "parcialmente enviado";
    Shipped: "enviado", "processado", "aguardando a entrega", "aguardando entrega",
        "aguardando recebimento", "pedido enviado";
    Delivered: "entregue", "pedido entregue", "aguardando confirmação";
    InDispute: "em disputa", "disputa em andamento";
    Frozen: "congelado", "pedido congelado";
    Completed: "concluído", "finalizado", "pedido concluído", "pedido finalizado", "completo",
        "completado";
    Closed: "cancelado", "compra cancelada", "pedido cancelado", "fechado", "pedido fechado",
        "encerrado";
    Closed (Unpaid): "expirado", "pagamento expirado";
};

/// Polish, the plain words.
const POLISH: &[Names] = names! {
    AwaitingPayment: "oczekuje na płatność", "oczekiwanie na płatność", "oczekujące na płatność",
        "do zapłaty", "nieopłacone";
    VerifyingPayment: "weryfikacja płatności", "płatność jest weryfikowana";
    AwaitingShipment: "oczekuje na wysyłkę", "oczekiwanie na wysyłkę", "oczekujące na wysyłkę",
        "do wysłania", "w trakcie realizacji", "przetwarzanie", "w przygotowaniu",
        "gotowe do wysyłki";
    CancellationPending: "oczekuje na anulowanie", "oczekiwanie na anulowanie",
        "w trakcie anulowania";
    PartiallyShipped: "częściowo wysłane", "wysłane częściowo";
    Shipped: "wysłane", "wysłano", "oczekuje na dostawę", "oczekiwanie na dostawę",
        "oczekujące na dostawę", "zamówienie wysłane";
    Delivered: "dostarczone", "dostarczono", "oczekuje na potwierdzenie",
        "oczekiwanie na potwierdzenie";
    InDispute: "w sporze", "spór w toku";
    Frozen: "zamrożone", "zamówienie zamrożone";
    Completed: "zakończone", "zakończono", "zrealizowane", "ukończone", "zamówienie zakończone",
        "zamówienie zrealizowane";
    Closed: "zamknięte", "zamówienie zamknięte", "anulowane", "anulowano", "zamówienie anulowane";
    Closed (Unpaid): "wygasło", "wygasłe", "płatność wygasła";
};

/// Italian, the plain words.
const ITALIAN: &[Names] = names! {
    AwaitingPayment: "in attesa di pagamento", "in attesa del pagamento", "pagamento in sospeso",
        "da pagare", "non pagato";
    VerifyingPayment: "pagamento in verifica", "verifica del pagamento",
        "pagamento in fase di verifica";
    AwaitingShipment: "in attesa di spedizione", "in attesa della spedizione", "da spedire",
        "in elaborazione", "in lavorazione", "in preparazione", "pronto per la spedizione";
    CancellationPending: "in attesa di annullamento", "in attesa di cancellazione",
        "annullamento in corso", "cancellazione in corso";
    PartiallyShipped: "parzialmente spedito", "spedito parzialmente";
    Shipped: "spedito", "in attesa di consegna", "in attesa della consegna", "ordine spedito";
    Delivered: "consegnato", "ordine consegnato", "in attesa di conferma";
    InDispute: "in controversia", "controversia in corso", "disputa in corso";
    Frozen: "congelato", "ordine congelato";
    Completed: "completato", "terminato", "concluso", "finito", "ordine completato";
    Closed: "chiuso", "ordine chiuso", "annullato", "cancellato", "ordine annullato",
        "ordine cancellato";
    Closed (Unpaid): "scaduto", "pagamento scaduto";
};

/// Dutch, the plain words.
const DUTCH: &[Names] = names! {
    AwaitingPayment: "wachten op betaling", "in afwachting van betaling", "te betalen",
        "onbetaald";
    VerifyingPayment: "betaling wordt gecontroleerd", "betaling wordt geverifieerd";
    AwaitingShipment: "wachten op verzending", "in afwachting van verzending", "te verzenden",
        "in behandeling", "wordt verwerkt", "klaar voor verzending";
    CancellationPending: "wachten op annulering", "in afwachting van annulering",
        "wordt geannuleerd";
    PartiallyShipped: "gedeeltelijk verzonden", "deels verzonden";
    Shipped: "verzonden", "wachten op levering", "in afwachting van levering",
        "wachten op bezorging", "bestelling verzonden";
    Delivered: "geleverd", "bezorgd", "wachten op bevestiging", "in afwachting van bevestiging";
    InDispute: "in geschil", "geschil loopt", "geschil in behandeling";
    Frozen: "bevroren", "bestelling bevroren";
    Completed: "voltooid", "afgerond", "bestelling voltooid";
    Closed: "gesloten", "bestelling gesloten", "geannuleerd", "bestelling geannuleerd";
    Closed (Unpaid): "verlopen", "betaling verlopen";
};

/// Russian, the plain words, with and without `ё`.
const RUSSIAN: &[Names] = names! {
    AwaitingPayment: "ожидает оплаты", "ожидание оплаты", "ожидается оплата", "ожидание платежа",
        "к оплате", "не оплачен", "не оплачено";
    VerifyingPayment: "проверка платежа", "проверка оплаты", "оплата проверяется",
        "платёж проверяется", "платеж проверяется";
    AwaitingShipment: "ожидает отправки", "ожидание отправки", "ожидается отправка",
        "в обработке", "обрабатывается", "готов к отправке", "готовится к отправке";
    CancellationPending: "ожидает отмены", "ожидание отмены", "ожидается отмена", "отменяется";
    PartiallyShipped: "частично отправлен", "частично отправлено", "отправлен частично";
    Shipped: "отправлен", "отправлено", "заказ отправлен", "ожидает доставки",
        "ожидание доставки", "ожидается доставка";
    Delivered: "доставлен", "доставлено", "заказ доставлен", "ожидает подтверждения",
        "ожидание подтверждения", "ожидает подтверждения получения";
    InDispute: "в споре", "идёт спор", "идет спор", "открыт спор";
    Frozen: "заморожен", "заказ заморожен";
    Completed: "завершён", "завершен", "завершено", "выполнен", "выполнено", "заказ завершён",
        "заказ завершен", "заказ выполнен";
    Closed: "закрыт", "закрыто", "заказ закрыт", "отменён", "отменен", "отменено",
        "заказ отменён", "заказ отменен";
    Closed (Unpaid): "истёк", "истек", "срок оплаты истёк", "срок оплаты истек";
};
