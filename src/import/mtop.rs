//! The response of one call to the interface of the order pages.

use chrono::{DateTime, Datelike as _, Timelike as _};

use super::api_error::ApiError;
use super::block::{Blocks, Tag};
use super::dedup::Dedup;
use super::field_error::{FieldError, FieldErrors, ReadOrder, RecordError};
use super::lenient::{Many, Text, object};
use super::page::PageContext;
use super::request::{self, RequestHints};
use super::sink::Sink;
use super::{detail, jsonp, status_text};
use crate::domain::instant::Instant;
use crate::domain::order::Stage;

object! {
    /// The keys of a response that are read.
    Response<'a> {
        api: Text<'a> = "api",
        /// Success or an error code.
        ret: Many<Text<'a>> = "ret",
        body: Body<'a> = "data",
    }

    /// The page in a response.
    Body<'a> {
        blocks: Blocks<'a> = "data",
        global: Global<'a> = "global",
    }

    /// The values that are not of one block.
    Global<'a> {
        /// The time of the page in milliseconds.
        time: Text<'a> = "curTime",
    }

    /// The fields of the block with the tab.
    ActionFields<'a> {
        tab: Text<'a> = "statusTab",
    }
}

/// Where a response was found, and what else is known about it.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The place in the file, such as `entry 12`; empty when the file is the response.
    pub(super) place: String,
    /// When it was requested, if the file says so.
    pub(super) requested: Result<Option<Instant>, FieldError>,
    /// The capture time if neither the page nor the file has one.
    pub(super) fallback: Instant,
    pub(super) hints: RequestHints,
}

impl Origin {
    /// The place of a part of the response.
    fn at(&self, part: &str) -> String {
        if self.place.is_empty() { part.to_owned() } else { [&self.place, ", ", part].concat() }
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
    sink: &mut Sink<'_, E>,
) -> Result<Result<(), E>, serde_json::Error> {
    let response: Response<'_> = serde_json::from_str(json)?;
    let origin = Origin {
        place: String::new(),
        requested: Ok(None),
        fallback,
        hints: RequestHints::default(),
    };
    let may_be = response.api.get().is_none() && response.error().is_some();
    Ok(if may_be || response.is_of_orders() { response.hand_over(&origin, sink) } else { Ok(()) })
}

/// Hands over the orders in the body of one response of several. Unless its address is `certain` to
/// be that of an order page, another kind of body is skipped silently.
pub(super) fn hand_over_body<E>(
    body: &str,
    certain: bool,
    origin: &Origin,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    let (_, json) = jsonp::payload(body);
    match serde_json::from_str::<Response<'_>>(json) {
        Ok(response) if json.starts_with('{') && (certain || response.is_of_orders()) => {
            response.hand_over(origin, sink)
        }
        Ok(_) if certain => sink.rejected(origin.whole(), "the body is not a response".to_owned()),
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
            sink.rejected(origin.whole(), reason.to_owned())
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

impl Response<'_> {
    /// Whether it answers a call for orders: by the name of its interface, or without a name by its
    /// blocks.
    pub(super) fn is_of_orders(&self) -> bool {
        match self.api.get() {
            Some(api) => request::is_interface(api),
            None => !self.body.blocks.known.is_empty(),
        }
    }

    /// Hands over every order in it.
    pub(super) fn hand_over<E>(&self, origin: &Origin, sink: &mut Sink<'_, E>) -> Result<(), E> {
        if let Some(error) = self.error() {
            return sink.failed(origin.whole(), error);
        }
        let Blocks { known: blocks, any } = &self.body.blocks;
        if !any {
            let reason = "it holds no part of an order page";
            return sink.rejected(origin.whole(), reason.to_owned());
        }
        sink.answered()?;
        let mut errors = FieldErrors::default();
        let seen = self.seen(origin, &mut errors).unwrap_or_else(|| {
            sink.undated();
            origin.fallback
        });
        give_errors(|field| origin.at(field), errors, sink)?;
        let page = PageContext::new(
            seen,
            self.tab().or(origin.hints.stage),
            origin.hints.language,
            blocks,
        );
        let mut dedup = Dedup::default();
        for block in blocks.iter().filter(|block| block.tag == Tag::Order) {
            let read = block.fields.ok_or(RecordError::Structure);
            let read = read.and_then(|fields| dedup.list_order(fields, &page));
            give(origin.at(&block.name()), read, sink)?;
        }
        let Some(read) = detail::order(&page) else {
            return Ok(());
        };
        let read = read.and_then(|order| dedup.page_order(order));
        give(origin.at("order page"), read.map(Some), sink)
    }

    /// The error that it reports.
    fn error(&self) -> Option<ApiError> {
        self.ret.items.first().and_then(|ret| ApiError::from_ret(ret.get().unwrap_or_default()))
    }

    /// When the page was captured: by its own clock, else by that of the browser; `None` where neither
    /// says so.
    fn seen(&self, origin: &Origin, errors: &mut FieldErrors) -> Option<Instant> {
        let own = errors.take("time of the page", self.time());
        own.or_else(|| errors.take("time of the request", origin.requested.clone()))
    }

    /// When the page was made.
    fn time(&self) -> Result<Option<Instant>, FieldError> {
        let Some(text) = self.body.global.time.get().map(str::trim) else {
            return Ok(None);
        };
        let time = text.parse().ok().and_then(DateTime::from_timestamp_millis);
        time.and_then(plausible).map(Some).ok_or_else(|| FieldError::date(text))
    }

    fn tab(&self) -> Option<Stage> {
        let action = self.body.blocks.known.iter().rfind(|block| block.tag == Tag::Action)?;
        let fields: ActionFields<'_> = serde_json::from_str(action.fields?.get()).ok()?;
        fields.tab.get().and_then(status_text::from_tab)
    }
}

/// A capture time in whole seconds; `None` if it isn't between 2010 and 2100.
pub(super) fn plausible(time: Instant) -> Option<Instant> {
    (2010..=2100).contains(&time.year()).then_some(time)?.with_nanosecond(0)
}

/// Hands over an order, if there is one, and what couldn't be read of it.
fn give<E>(
    place: String,
    read: Result<Option<ReadOrder>, RecordError>,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    match read {
        Ok(Some(ReadOrder { observation, errors })) => {
            let of_order = format!("{place}, order {}", observation.order);
            sink.record(place, observation)?;
            give_errors(|field: &str| format!("{of_order}, {field}"), errors, sink)
        }
        Ok(None) => Ok(()),
        Err(error) => sink.rejected(place, error.to_string()),
    }
}

/// Hands over the fields that couldn't be read.
fn give_errors<E>(
    place: impl Fn(&str) -> String,
    errors: FieldErrors,
    sink: &mut Sink<'_, E>,
) -> Result<(), E> {
    errors
        .into_vec()
        .into_iter()
        .try_for_each(|(field, error)| sink.rejected(place(&field), error.to_string()))
}
