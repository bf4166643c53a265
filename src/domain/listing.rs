//! What lists show: orders, deadlines and refunds of many orders at one moment, and operations.

use super::actor::Actor;
use super::deadline::SetBy;
use super::id::OrderId;
use super::instant::Instant;
use super::money::Money;
use super::order::{
    Basis, Certainty, Consequence, OperationId, Progress, RefundCause, Stage, StepKind,
};
use super::payment::Method;
use super::rule::Rule;
use super::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedOrder {
    pub(crate) id: OrderId,
    /// The title of the first line; empty where nobody said.
    pub(crate) title: String,
    /// How many lines it has, as far as anybody said.
    pub(crate) line_count: Option<u32>,
    pub(crate) stage: Stage,
    pub(crate) certainty: Certainty,
    pub(crate) as_of: Option<Instant>,
    /// The name of the store; empty where nobody said.
    pub(crate) seller: String,
    pub(crate) total: Option<Money>,
    pub(crate) due: Option<NextDue>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NextDue {
    pub(crate) at: Instant,
    pub(crate) rule: Rule,
    pub(crate) who: Actor,
    pub(crate) then: Consequence,
}

/// Which orders a list shows, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ListFilter {
    /// Only those at one of these stages; all where it is empty.
    pub(crate) stages: Vec<Stage>,
    /// Only those whose store has this in its name.
    pub(crate) seller: Option<String>,
    /// Only those placed at or after this.
    pub(crate) since: Option<Instant>,
    /// Only those placed at or before this.
    pub(crate) until: Option<Instant>,
    /// Only those with all of these words in number, store, titles or tracking numbers.
    pub(crate) search: Option<String>,
    pub(crate) due: bool,
    /// Only those that may have changed since they were last seen.
    pub(crate) outdated: bool,
    /// Those that have ended too.
    pub(crate) all: bool,
    pub(crate) sort: ListSort,
    /// The most rows; 0 for all.
    pub(crate) limit: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ListSort {
    /// Newest first.
    #[default]
    Placed,
    Due,
    /// The largest amount first, currency by currency.
    Total,
    Seller,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OrderPage {
    pub(crate) rows: Vec<ListedOrder>,
    pub(crate) more: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgendaEntry {
    pub(crate) order: OrderId,
    /// The numbers of the lines that it is about; none for the whole order.
    pub(crate) lines: Vec<u32>,
    /// The tracking number of the parcel that it is about, where no lines tell it apart.
    pub(crate) parcel: Option<String>,
    /// The title of the first line that it is about; empty where nobody said.
    pub(crate) title: String,
    /// How many lines it is about, as far as anybody said.
    pub(crate) line_count: Option<u32>,
    /// The name of its store; empty where nobody said.
    pub(crate) seller: String,
    pub(crate) item: AgendaItem,
    /// By when; a prepared step may have no end.
    pub(crate) due: Option<Instant>,
    /// Whether the order may have changed, so that this holds only if it has not.
    pub(crate) is_condition: bool,
    pub(crate) money: Option<Money>,
    /// Whether that is known to the cent.
    pub(crate) is_exact: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AgendaItem {
    Deadline {
        rule: Rule,
        who: Actor,
        then: Consequence,
        set_by: SetBy,
    },
    /// A step that the buyer prepared and must submit.
    Prepared {
        step: StepKind,
    },
}

impl AgendaItem {
    pub(crate) fn who(self) -> Actor {
        match self {
            Self::Deadline { who, .. } => who,
            Self::Prepared { .. } => Actor::Buyer,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AgendaFilter {
    /// Only those on which this one must act.
    pub(crate) who: Option<Actor>,
    pub(crate) until: Option<Instant>,
    /// The most rows; 0 for all.
    pub(crate) limit: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AgendaPage {
    /// Its rows: prepared steps first, then by time.
    pub(crate) rows: Vec<AgendaEntry>,
    pub(crate) more: bool,
    pub(crate) has_orders: bool,
    /// The orders that may have changed since they were last seen; `None` where there are none.
    pub(crate) outdated: Option<OutdatedOrders>,
}

/// How many orders are counted that may have changed; one more stands for all that are beyond them.
pub(crate) const MOST_OUTDATED: u64 = 100;

/// The orders that may have changed since they were last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutdatedOrders {
    /// How many, as far as they are counted.
    pub(crate) count: u64,
    /// When the one was last seen that nobody has looked at for longest.
    pub(crate) oldest_look: Option<Instant>,
    /// The earliest last moment of the buyer's own among them.
    pub(crate) look_by: Option<Instant>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedRefund {
    pub(crate) order: OrderId,
    /// The name of its store; empty where nobody said.
    pub(crate) seller: String,
    /// Whether it is for the whole order.
    pub(crate) is_whole: bool,
    /// The lines that it is for, with what of it is for each.
    pub(crate) lines: Vec<RefundedLine>,
    /// How much is owed; none where nobody said, or where it is not granted.
    pub(crate) owed: Option<Money>,
    /// How that is known, or for what is not granted what arrived.
    pub(crate) basis: Basis,
    /// How much of it arrived; none where the currency is not known.
    pub(crate) received: Option<Money>,
    /// How it is owed; `None` for what came without a grant or above one.
    pub(crate) grant: Option<ListedGrant>,
}

impl ListedRefund {
    pub(crate) fn is_overdue(&self) -> bool {
        self.grant.is_some_and(|grant| grant.is_overdue)
    }
}

/// How a refund is owed, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ListedGrant {
    pub(crate) cause: RefundCause,
    pub(crate) granted: Moment,
    pub(crate) expected_from: Instant,
    pub(crate) expected_by: Instant,
    pub(crate) rule: Rule,
    /// How it is paid back; none where nobody said.
    pub(crate) method: Option<Method>,
    pub(crate) progress: Progress,
    pub(crate) is_overdue: bool,
    /// Whether only a timer says that it is owed.
    pub(crate) is_assumed: bool,
}

/// A line of a refund.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RefundedLine {
    pub(crate) number: u32,
    /// Its number on the page.
    pub(crate) id: Option<String>,
    /// Empty where nobody said.
    pub(crate) title: String,
    /// How much is owed for it; none where nobody can tell.
    pub(crate) owed: Option<Money>,
    /// How much of that arrived.
    pub(crate) received: Option<Money>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RefundPage {
    /// Its rows, the first due first: what came of each order, once.
    pub(crate) rows: Vec<ListedRefund>,
    pub(crate) more: bool,
}

/// An operation: one command that changed the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedOperation {
    pub(crate) id: OperationId,
    pub(crate) at: Instant,
    pub(crate) device: [u8; 16],
    pub(crate) is_own: bool,
    /// The command as it was given; empty where it was forgotten.
    pub(crate) command: String,
    /// The orders that its facts are about; at most a few, with how many there are in all.
    pub(crate) orders: Vec<OrderId>,
    pub(crate) order_count: usize,
    pub(crate) facts: usize,
    pub(crate) settings: usize,
    pub(crate) is_withdrawn: bool,
}

impl ListedOperation {
    /// Whether nothing is left of what it told: all its orders were forgotten.
    pub(crate) fn is_forgotten(&self) -> bool {
        self.facts == 0 && self.settings == 0
    }
}

/// One word of the buyer about a rule or a setting, kept in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnSetting {
    /// The id of the rule, or the name of the setting.
    pub(crate) name: String,
    /// Its value as text; `None` where it was reset.
    pub(crate) value: Option<String>,
    /// Since when it holds; the time of telling where the buyer named none.
    pub(crate) since: Instant,
}
