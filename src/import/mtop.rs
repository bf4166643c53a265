//! The response of one call: whether it is one of the order pages, and the blocks in it.
//!
//! A response holds its blocks in an object under keys that mean nothing. Each block says by its
//! `tag` what it is. All blocks are found first and read after, because one of them tells the tab
//! that the others stand on.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, Datelike as _, Timelike as _};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess};
use serde_json::value::RawValue;

use super::asked::{self, Asked};
use super::flaw::Flaw;
use super::lenient::{Many, Text, object, otherwise, skip_seq};
use super::once::Once;
use super::outlet::Outlet;
use super::page::Page;
use super::ret::Failure;
use super::{clean, detail, jsonp, status_text};
use crate::domain::order::{Snapshot, Stage};
use crate::domain::time::Instant;

/// What a block is, as far as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// An order of the list.
    Order,
    /// The tab of the list.
    Action,
    /// The status of an order page.
    Status,
    /// Its dates.
    Info,
    /// Its prices.
    Price,
    /// Its lines and the seller.
    Product,
    /// Its progress bar.
    Progress,
    /// Its promises.
    Services,
    /// Its parcels.
    Parcels,
}

impl Tag {
    /// The tag of this name.
    fn named(name: &str) -> Option<Self> {
        match name {
            "pc_om_list_order" => Some(Self::Order),
            "pc_om_list_header_action" => Some(Self::Action),
            "detail_order_status_block" => Some(Self::Status),
            "detail_simple_order_info_component" => Some(Self::Info),
            "detail_order_price_block" => Some(Self::Price),
            "detail_product_block" => Some(Self::Product),
            "detail_service_progress_bar" => Some(Self::Progress),
            "detail_order_services" => Some(Self::Services),
            "detail_logistic_package_block" => Some(Self::Parcels),
            _ => None,
        }
    }
}

/// A block, its fields unread.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// The key that it stands under.
    key: Cow<'a, str>,
    /// What it is.
    pub(super) tag: Tag,
    /// Its fields.
    pub(super) fields: Option<&'a RawValue>,
}

impl Block<'_> {
    /// What it is called in a message: by its key, cut short.
    fn name(&self) -> String {
        let key = clean::text(&self.key).unwrap_or_default();
        let end = key.char_indices().nth(80).map_or(key.len(), |(end, _)| end);
        ["block ", key.split_at(end).0].concat()
    }
}

/// The blocks of a response that are read, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a>(Vec<Block<'a>>);

object! {
    /// The keys of a response that are read.
    Response<'a> {
        /// The name of the interface.
        api: Text<'a> = "api",
        /// Success or failure.
        ret: Many<Text<'a>> = "ret",
        /// The page.
        body: Body<'a> = "data",
    }
}

object! {
    /// The page in a response.
    Body<'a> {
        /// Its blocks.
        blocks: Blocks<'a> = "data",
        /// What holds for all of them.
        global: Global<'a> = "global",
    }
}

object! {
    /// What holds for all blocks.
    Global<'a> {
        /// When the page was made, in milliseconds.
        time: Text<'a> = "curTime",
    }
}

object! {
    /// The keys of a block that are read.
    Shape<'a> {
        /// What it is.
        tag: Text<'a> = "tag",
        /// Its fields.
        fields: Option<&'a RawValue> = "fields",
    }
}

object! {
    /// The fields of the block with the tab.
    ActionFields<'a> {
        /// The tab.
        tab: Text<'a> = "statusTab",
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Blocks<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BlocksVisitor)
    }
}

/// Reads blocks.
struct BlocksVisitor;

impl<'de> de::Visitor<'de> for BlocksVisitor {
    type Value = Blocks<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of blocks")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut blocks = Vec::new();
        while let Some((key, shape)) = map.next_entry::<Text<'de>, Shape<'de>>()? {
            if let Some(tag) = shape.tag.get().and_then(Tag::named) {
                blocks.push(Block { key: key.into_inner(), tag, fields: shape.fields });
            }
        }
        Ok(Blocks(blocks))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_seq(seq).map(|()| Blocks::default())
    }

    otherwise!(Blocks::default());
}

/// Where a response was found, and what is known of it besides.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The place in the file, such as `entry 12`; empty when the file is the response.
    pub(super) place: String,
    /// When it was captured, unless it says so itself.
    pub(super) captured: Instant,
    /// What the request tells.
    pub(super) asked: Asked,
}

impl Origin {
    /// A place inside the response.
    fn at(&self, part: String) -> String {
        if self.place.is_empty() { part } else { [&self.place, ", ", &part].concat() }
    }

    /// The place of the whole response.
    fn whole(&self) -> String {
        if self.place.is_empty() { "the response".to_owned() } else { self.place.clone() }
    }
}

/// Hands over the orders of a file that is one response.
pub(super) fn read<E>(
    json: &str,
    fallback: Instant,
    outlet: &mut Outlet<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let response: Response<'_> = serde_json::from_str(json)?;
    let origin = Origin { place: String::new(), captured: fallback, asked: Asked::default() };
    let may_be = response.api.get().is_none() && response.failure().is_some();
    Ok(if may_be || response.is_of_orders() { response.hand_over(&origin, outlet) } else { Ok(()) })
}

/// Hands over what the body of one response of several says. Unless the address it came from is
/// known to be `certain`, a body of another kind is passed over in silence.
pub(super) fn hand_over_body<E>(
    body: &str,
    certain: bool,
    origin: &Origin,
    outlet: &mut Outlet<'_, E>,
) -> Result<(), E> {
    let (_, json) = jsonp::payload(body);
    match serde_json::from_str::<Response<'_>>(json) {
        Ok(response) if json.starts_with('{') && (certain || response.is_of_orders()) => {
            response.hand_over(origin, outlet)
        }
        Ok(_) if certain => outlet.rejected(origin.whole(), "the body is no response".to_owned()),
        Err(error) if certain => {
            let reason = if json.is_empty() {
                "the body is empty"
            } else if json.starts_with('<') {
                "the body is a web page, not the data of one"
            } else if error.is_eof() {
                "the body ends in the middle"
            } else {
                "the body is damaged"
            };
            outlet.rejected(origin.whole(), reason.to_owned())
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

impl Response<'_> {
    /// Whether it answers a call for orders: it says so, or says nothing and holds blocks of the
    /// order pages.
    pub(super) fn is_of_orders(&self) -> bool {
        match self.api.get() {
            Some(api) => asked::is_interface(api),
            None => !self.body.blocks.0.is_empty(),
        }
    }

    /// Hands over every order in it.
    pub(super) fn hand_over<E>(
        &self,
        origin: &Origin,
        outlet: &mut Outlet<'_, E>,
    ) -> Result<(), E> {
        if let Some(failure) = self.failure() {
            return outlet.failed(origin.whole(), failure);
        }
        outlet.answered()?;
        let blocks = &self.body.blocks.0;
        let seen = self.time().unwrap_or(origin.captured);
        let page =
            Page::new(seen, self.tab().or(origin.asked.stage), origin.asked.language, blocks);
        let mut once = Once::default();
        for block in blocks.iter().filter(|block| block.tag == Tag::Order) {
            let read = block.fields.ok_or(Flaw::Shape);
            let read = read.and_then(|fields| once.of_list(fields, &page));
            give(origin.at(block.name()), read, outlet)?;
        }
        let Some(read) = detail::snapshot(&page) else {
            return Ok(());
        };
        let read = read.and_then(|snapshot| once.of_order_page(snapshot));
        give(origin.at("order page".to_owned()), read.map(Some), outlet)
    }

    /// The failure that it tells.
    fn failure(&self) -> Option<Failure> {
        self.ret.0.first().and_then(|ret| Failure::of(ret.get().unwrap_or_default()))
    }

    /// When the page was made.
    fn time(&self) -> Option<Instant> {
        let time =
            DateTime::from_timestamp_millis(self.body.global.time.get()?.trim().parse().ok()?)?;
        plausible(time)
    }

    /// The stage of the tab that it shows.
    fn tab(&self) -> Option<Stage> {
        let action = self.body.blocks.0.iter().rfind(|block| block.tag == Tag::Action)?;
        let fields: ActionFields<'_> = serde_json::from_str(action.fields?.get()).ok()?;
        fields.tab.get().and_then(status_text::of_tab)
    }
}

/// A time in whole seconds, if it is one at which a page can have been captured: between 2010 and
/// 2100.
pub(super) fn plausible(time: Instant) -> Option<Instant> {
    (2010..=2100).contains(&time.year()).then_some(time)?.with_nanosecond(0)
}

/// Hands over an order, if there is one, or why it cannot be read.
fn give<E>(
    place: String,
    read: Result<Option<Snapshot>, Flaw>,
    outlet: &mut Outlet<'_, E>,
) -> Result<(), E> {
    match read {
        Ok(Some(snapshot)) => outlet.record(place, snapshot),
        Ok(None) => Ok(()),
        Err(flaw) => outlet.rejected(place, flaw.to_string()),
    }
}
