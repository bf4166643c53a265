//! The blocks of a response.
//!
//! A response holds its blocks in an object under keys that mean nothing. The `tag` of each block
//! says what it is.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess};
use serde_json::value::RawValue;

use super::lenient::{Fit, Text, object, scalars, skip_seq};
use super::sanitize;

/// The kind of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Order,
    Action,
    Status,
    Info,
    Price,
    Product,
    Progress,
    Services,
    Parcels,
}

impl Tag {
    /// The tag with this name; `None` for blocks that aren't read.
    fn from_name(name: &str) -> Option<Self> {
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

/// A block, its fields unparsed.
#[derive(Debug)]
pub(super) struct Block<'a> {
    key: Cow<'a, str>,
    pub(super) tag: Tag,
    pub(super) fields: Option<&'a RawValue>,
}

impl Block<'_> {
    /// Its name in messages: the key, cut short.
    pub(super) fn name(&self) -> String {
        let key = sanitize::line(&self.key).unwrap_or_default();
        let end = key.char_indices().nth(80).map_or(key.len(), |(end, _)| end);
        ["block ", key.split_at(end).0].concat()
    }
}

/// The blocks of a response, in file order.
#[derive(Debug, Default)]
pub(super) struct Blocks<'a> {
    pub(super) known: Vec<Block<'a>>,
    pub(super) any: bool,
}

object! {
    /// The keys of a block that are read.
    RawBlock<'a> {
        tag: Text<'a> = "tag",
        fields: Option<&'a RawValue> = "fields",
    }
}

impl Fit for Blocks<'_> {}

impl<'de: 'a, 'a> Deserialize<'de> for Blocks<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BlocksVisitor)
    }
}

/// Reads [`Blocks`].
struct BlocksVisitor;

impl<'de> de::Visitor<'de> for BlocksVisitor {
    type Value = Blocks<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of blocks")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut blocks = Blocks::default();
        while let Some((key, block)) = map.next_entry::<Text<'de>, RawBlock<'de>>()? {
            blocks.any = true;
            if let Some(tag) = block.tag.get().and_then(Tag::from_name) {
                let key = match key {
                    Text::Given(key) => key,
                    Text::Absent | Text::Misfit => Cow::default(),
                };
                blocks.known.push(Block { key, tag, fields: block.fields });
            }
        }
        Ok(blocks)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_seq(seq).map(|()| Blocks::default())
    }

    scalars!(Blocks::default(), Blocks::default());
}
