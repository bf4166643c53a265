//! Reads files into the record: one transaction for all of them, a report for each.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use chrono::{Datelike as _, TimeDelta};
use sha2::{Digest as _, Sha256};

use super::duplicates::{Duplicate, duplicates};
use super::error::AppError;
use super::parcel_check::tracked;
use super::session::Session;
use super::tracked::Tracked;
use crate::domain::id::OrderId;
use crate::domain::instant::Instant;
use crate::domain::order::{Fact, Known, Order, Stage};
use crate::domain::time::Moment;
use crate::import::{
    Document, FileError, Format, Item, Located, Observation, READERS, Rejected, Stopped, Tally,
};
use crate::store::{Origin, Retold, SourceFile, SourceRow, StoreError, Writer};

/// How many records are sorted by order before they are written.
const BATCH: usize = 10_000;

/// How far ahead of this machine's clock the one of a page may be.
const MAX_CLOCK_SKEW: TimeDelta = TimeDelta::days(2);

/// The year in which the marketplace opened.
const FIRST_YEAR: i32 = 2010;

pub(crate) struct Input {
    /// Its name, as the person gave it.
    pub(crate) name: String,
    /// When it was written, should it not say itself when its pages were captured.
    pub(crate) written: Option<Instant>,
    pub(crate) content: Content,
}

/// What an input is read from.
pub(crate) enum Content {
    /// A file. It is opened and read when its turn comes.
    File(Box<dyn FnOnce() -> std::io::Result<Box<dyn Read>>>),
    /// Something that may take its time. It is read whole before the store is held.
    Stream(Box<dyn Read>),
    /// What has been read already, or why that cannot be.
    Read(Result<Document, FileError>),
}

impl Input {
    /// The same with its stream, should it be one, read whole.
    fn read_ahead(self, format: Option<Format>) -> Self {
        let content = match self.content {
            Content::Stream(stream) => Content::Read(Document::load(stream, format)),
            Content::File(_) | Content::Read(_) => self.content,
        };
        Self { content, ..self }
    }
}

/// What reading one file did.
#[derive(Debug, Default)]
pub(crate) struct FileReport {
    pub(crate) file: String,
    /// Its format; `None` when it could not be told.
    pub(crate) format: Option<Format>,
    /// When its youngest page was captured.
    pub(crate) captured: Option<Instant>,
    /// How many orders were not known before.
    pub(crate) new: usize,
    pub(crate) changed: Vec<ChangedOrder>,
    /// How many orders it told nothing new about.
    pub(crate) unchanged: usize,
    /// The forgotten orders that it told of; they stay forgotten.
    pub(crate) forgotten: Vec<OrderId>,
    /// The parcels that became known by it and whose number is doubtful.
    pub(crate) doubtful: Vec<Doubtful>,
    /// The orders that became known by it and look like another one.
    pub(crate) duplicates: Vec<Duplicate>,
    /// The records that could not be read.
    pub(crate) rejected: Vec<Rejected>,
    pub(crate) unreadable: Option<FileError>,
}

/// An order that a file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ChangedOrder {
    pub(crate) id: OrderId,
    pub(crate) from: Stage,
    pub(crate) to: Stage,
}

/// A parcel of an order whose number is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubtful {
    pub(crate) id: OrderId,
    /// The number, and what is doubtful about it.
    pub(crate) parcel: Tracked,
}

/// Told after each batch how many records of the present file were read.
pub(crate) trait Progress {
    fn file(&mut self, name: &str);
    /// So many records of it are read.
    fn records(&mut self, count: usize);
    fn done(&mut self);
}

/// Reads the files in turn and keeps all that is good in them, or, when the store fails, nothing.
pub(crate) fn import(
    session: &mut Session,
    inputs: Vec<Input>,
    format: Option<Format>,
    remember: bool,
    progress: &mut dyn Progress,
) -> Result<Vec<FileReport>, AppError> {
    let inputs: Vec<Input> = inputs.into_iter().map(|input| input.read_ahead(format)).collect();
    let (operation, keep) = (session.operation(), session.keep);
    let terms = Terms { now: session.now, clock: session.setup.clock, remember };
    let read = session.writer()?.write(&operation, keep, |writer| {
        let mut reports = Vec::with_capacity(inputs.len());
        for input in inputs {
            progress.file(&input.name);
            reports.push(read(terms, writer, input, format, progress)?);
            progress.done();
        }
        Ok::<_, AppError>(reports)
    })?;
    read.into_iter().map(|(report, news)| with_doubts(session, report, news)).collect()
}

/// What became known by a file.
#[derive(Debug, Default)]
struct News {
    /// The tracking numbers, each with its order.
    numbers: Vec<(OrderId, String)>,
    /// The orders that have not shipped.
    unshipped: Vec<Order>,
}

/// The report with what is doubtful about what became known: tracking numbers, and orders that may have
/// been placed twice.
fn with_doubts(
    session: &Session,
    mut report: FileReport,
    news: News,
) -> Result<FileReport, AppError> {
    report.duplicates = duplicates(session, news.unshipped)?;
    for (id, number) in news.numbers {
        let parcel = tracked(session, &number, Some(&id))?;
        if !parcel.doubts.is_empty() {
            report.doubtful.push(Doubtful { id, parcel });
        }
    }
    Ok(report)
}

/// What reading depends on beside the file.
#[derive(Debug, Clone, Copy)]
struct Terms {
    now: Instant,
    clock: Instant,
    remember: bool,
}

/// Reads one file; a file that breaks off in the middle is taken back as a whole.
fn read(
    terms: Terms,
    writer: &mut Writer<'_>,
    input: Input,
    format: Option<Format>,
    progress: &mut dyn Progress,
) -> Result<(FileReport, News), StoreError> {
    let Input { name, written, content } = input;
    let loaded = match content {
        Content::File(open) => {
            open().map_err(FileError::Io).and_then(|source| Document::load(source, format))
        }
        Content::Stream(source) => Document::load(source, format),
        Content::Read(read) => read,
    };
    let document = match loaded {
        Ok(document) => document,
        Err(error) => return Ok((unreadable(name, None, error), News::default())),
    };
    let format = Some(document.format());
    let bytes = document.bytes();
    let source = SourceFile {
        name: file_name(&name),
        format: document.format().id(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        sha256: Sha256::digest(bytes).into(),
        readers: READERS,
    };
    if let Some(Retold { orders, captured }) = writer.retell(&source)? {
        let (captured, unchanged) = (captured.map(Moment::first), orders);
        let report =
            FileReport { file: name, format, captured, unchanged, ..FileReport::default() };
        return Ok((report, News::default()));
    }
    // A file out of an archive without times says that it is older than the marketplace.
    let written = written.filter(|written| written.year() >= FIRST_YEAR);
    let fallback = written.unwrap_or(terms.now).min(terms.now);
    let kept = writer.all_or_nothing(|writer| {
        let mut reading = Reading {
            terms,
            writer,
            file: source,
            source: None,
            is_whole: true,
            batch: Vec::new(),
            effects: BTreeMap::new(),
            forgotten: BTreeSet::new(),
            records: 0,
            report: FileReport { file: name.clone(), format, ..FileReport::default() },
            progress,
        };
        let read = document.items(fallback, |item| reading.take(item));
        match read {
            Ok(tally) => Ok(Ok(reading.finish(tally)?)),
            Err(Stopped::File(error)) => Ok(Err(error)),
            Err(Stopped::Taker(error)) => Err(error),
        }
    })?;
    Ok(kept.unwrap_or_else(|error| (unreadable(name, format, error), News::default())))
}

fn unreadable(file: String, format: Option<Format>, error: FileError) -> FileReport {
    FileReport { file, format, unreadable: Some(error), ..FileReport::default() }
}

/// What a file did to one order so far.
struct Effect {
    /// `None` where nothing was told of it.
    before: Option<Known>,
    after: Known,
}

/// A file in the middle of being read.
struct Reading<'a, 'w> {
    terms: Terms,
    writer: &'a mut Writer<'w>,
    file: SourceFile,
    source: Option<SourceRow>,
    /// Whether all of it is kept.
    is_whole: bool,
    batch: Vec<Located<Observation>>,
    effects: BTreeMap<OrderId, Option<Box<Effect>>>,
    forgotten: BTreeSet<OrderId>,
    records: usize,
    report: FileReport,
    progress: &'a mut dyn Progress,
}

impl Reading<'_, '_> {
    fn take(&mut self, item: Item) -> Result<(), StoreError> {
        match item {
            Item::Rejected(rejected) => self.report.rejected.push(rejected),
            Item::Record(record) if record.value.seen > self.terms.clock + MAX_CLOCK_SKEW => {
                self.report.rejected.push(Rejected {
                    place: record.place,
                    reason: format!(
                        "the page was captured on {}, which is in the future",
                        record.value.seen.date_naive()
                    ),
                });
            }
            Item::Record(record) => {
                self.batch.push(*record);
                if self.batch.len() >= BATCH {
                    self.write_batch()?;
                }
            }
        }
        Ok(())
    }

    /// Writes what has gathered, in the order of the numbers, which is worth a factor.
    fn write_batch(&mut self) -> Result<(), StoreError> {
        let mut batch = std::mem::take(&mut self.batch);
        self.records += batch.len();
        batch.sort_by(|a, b| a.value.order.cmp(&b.value.order));
        let mut rest = batch.into_iter().peekable();
        while let Some(first) = rest.next() {
            let mut of_order = vec![first];
            while let Some(next) = rest.next_if(|next| {
                of_order.first().is_some_and(|first| first.value.order == next.value.order)
            }) {
                of_order.push(next);
            }
            self.observe(of_order)?;
        }
        self.progress.records(self.records);
        Ok(())
    }

    /// Takes in what the file says of one order.
    fn observe(&mut self, mut pages: Vec<Located<Observation>>) -> Result<(), StoreError> {
        let Some(id) = pages.first().map(|page| page.value.order.clone()) else { return Ok(()) };
        let newest = pages.iter().map(|page| page.value.seen).max();
        self.report.captured = self.report.captured.max(newest);
        if let Some(at) = self.writer.forgotten(&id)? {
            self.is_whole = false;
            if self.terms.remember {
                self.writer.lift_tombstone(&id)?;
            } else {
                // What was captured before it was forgotten stays forgotten.
                pages.retain(|page| page.value.seen > at);
                if pages.is_empty() {
                    self.forgotten.insert(id);
                    return Ok(());
                }
                self.writer.lift_tombstone(&id)?;
            }
        }
        let source = self.source()?;
        let (places, facts): (Vec<String>, Vec<Fact>) =
            pages.into_iter().map(|page| (page.place, page.value.into_fact())).unzip();
        let origins = places.iter().map(|within| Origin { source, within });
        let taken = self.writer.take_in(&id, facts.into_iter().zip(origins).collect())?;
        let effect = self.effects.entry(id).or_insert(None);
        if let Some(after) = taken.after {
            match effect {
                Some(effect) => effect.after = after,
                None => *effect = Some(Box::new(Effect { before: taken.before, after })),
            }
        }
        Ok(())
    }

    /// The file as the store knows it; written down with the first fact that it gives.
    fn source(&mut self) -> Result<SourceRow, StoreError> {
        if let Some(source) = self.source {
            return Ok(source);
        }
        let source = self.writer.source(&self.file)?;
        self.source = Some(source);
        Ok(source)
    }

    fn finish(mut self, tally: Tally) -> Result<(FileReport, News), StoreError> {
        self.write_batch()?;
        if let Some(source) = self
            .source
            .filter(|_| self.is_whole && tally.undated == 0 && self.report.rejected.is_empty())
        {
            self.writer.set_whole(source, self.file.readers)?;
        }
        let (mut report, mut news) = (self.report, News::default());
        report.forgotten = self.forgotten.into_iter().collect();
        for (id, effect) in self.effects {
            let Some(effect) = effect else {
                report.unchanged += 1;
                continue;
            };
            let (before, after) = (effect.before.as_ref().map(Known::base), effect.after.base());
            let known = before.map(numbers).unwrap_or_default();
            let new = numbers(after).into_iter().filter(|number| !known.contains(number));
            news.numbers.extend(new.map(|number| (id.clone(), number)));
            match before.filter(|before| before.exists()) {
                None => {
                    report.new += 1;
                    news.unshipped.extend(is_unshipped(after).then(|| after.clone()));
                }
                Some(before) if is_same(before, after) => report.unchanged += 1,
                Some(before) => {
                    let (from, to) = (before.stage(), after.stage());
                    report.changed.push(ChangedOrder { id, from, to });
                }
            }
        }
        Ok((report, news))
    }
}

/// Whether an order says the same as before: that it was seen once more is no change.
fn is_same(before: &Order, after: &Order) -> bool {
    let values = |order: &Order| {
        let purchase = order.purchase();
        (
            (order.state().clone(), order.parcels.clone(), order.is_paid),
            (purchase.seller().cloned(), purchase.total().copied(), order.lines.clone()),
            (purchase.placed().copied(), purchase.paid().copied(), purchase.shipped().copied()),
            (purchase.ended().copied(), purchase.protected_until().copied()),
            (purchase.payment_method().cloned(), purchase.payment().cloned()),
            (purchase.prices().cloned(), purchase.lines().cloned(), purchase.line_count().copied()),
            (purchase.discount().copied(), purchase.coupons().copied()),
            (purchase.shipping().copied(), purchase.tax().copied()),
            (purchase.promises().cloned(), purchase.status_text().cloned()),
        )
    };
    values(before) == values(after)
}

/// Whether nothing of an order has shipped, so that it can still be cancelled.
fn is_unshipped(order: &Order) -> bool {
    let stages = [Stage::AwaitingPayment, Stage::VerifyingPayment, Stage::AwaitingShipment];
    stages.contains(&order.stage())
}

/// The tracking numbers of an order.
fn numbers(order: &Order) -> BTreeSet<String> {
    order.parcels.iter().map(|parcel| parcel.number.clone()).collect()
}

/// The name of a file as the store keeps it: the folders on the way to it tell more about the person
/// than about the fact.
fn file_name(given: &str) -> String {
    let name = Path::new(given).file_name();
    name.map_or_else(|| given.to_owned(), |name| name.to_string_lossy().into_owned())
}
