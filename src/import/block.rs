//! The blocks of a response.
//!
//! A response holds its blocks in an object under keys that mean nothing. The `tag` of each block
//! says what it is.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess};
use serde_json::value::RawValue;

use super::lenient::{Fit, Lenient, Text, object};
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
    /// Those whose tag is known.
    pub(super) known: Vec<Block<'a>>,
    /// Whether there is any, of whatever kind.
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
        Self::read(deserializer)
    }
}

impl<'de: 'a, 'a> Lenient<'de> for Blocks<'a> {
    fn from_object<A: MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
        let mut blocks = Self::default();
        while let Some((key, block)) = object.next_entry::<Text<'de>, RawBlock<'de>>()? {
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
}
