//! Reads files into the record: one transaction for all of them, a report for each.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use chrono::{Datelike as _, TimeDelta};
use sha2::{Digest as _, Sha256};

use super::error::AppError;
use super::session::Session;
use super::tracking::{Tracked, tracked};
use crate::domain::id::OrderId;
use crate::domain::order::{Order, Snapshot, Stage, observe};
use crate::domain::time::Instant;
use crate::import::{Document, FileError as Unreadable, Format, Item, Located, Rejected, Stopped};
use crate::store::{Operation, Place, SourceFile, SourceRow, StoreError, Writer};

/// How many records are put into the order of the store before they are written.
const BATCH: usize = 10_000;

/// How far ahead of this machine's clock the one of a page may be.
const A_WRONG_CLOCK: TimeDelta = TimeDelta::days(2);

/// The year in which the marketplace opened.
const FIRST_YEAR: i32 = 2010;

/// A file to read.
pub(crate) struct Input {
    /// Its name, as the person gave it.
    pub(crate) name: String,
    /// When it was written, should it not say itself when its pages were captured.
    pub(crate) written: Option<Instant>,
    /// What it is read from.
    pub(crate) content: Content,
}

/// What an input is read from.
pub(crate) enum Content {
    /// A file. It is opened and read when its turn comes.
    File(Box<dyn FnOnce() -> std::io::Result<Box<dyn Read>>>),
    /// Something that may take its time. It is read whole before the store is held.
    Stream(Box<dyn Read>),
    /// What has been read already, or why that cannot be.
    Read(Result<Document, Unreadable>),
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

/// Why a whole file gave nothing.
pub(crate) type InputError = Unreadable;

/// What reading one file did.
#[derive(Debug)]
pub(crate) struct FileReport {
    /// The name of the file.
    pub(crate) file: String,
    /// Its format; `None` when it could not be told.
    pub(crate) format: Option<Format>,
    /// When its youngest page was captured.
    pub(crate) captured: Option<Instant>,
    /// How many orders were not known before.
    pub(crate) new: usize,
    /// The orders of which something was learned.
    pub(crate) changed: Vec<Changed>,
    /// How many orders it told nothing new about.
    pub(crate) unchanged: usize,
    /// The parcels that became known by it and whose number is doubtful.
    pub(crate) doubtful: Vec<Doubtful>,
    /// The records that could not be read.
    pub(crate) rejected: Vec<Rejected>,
    /// Why the whole file was refused.
    pub(crate) unreadable: Option<InputError>,
}

/// An order that a file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Changed {
    /// The order.
    pub(crate) id: OrderId,
    /// Where it stood.
    pub(crate) from: Stage,
    /// Where it stands.
    pub(crate) to: Stage,
}

/// A parcel of an order whose number is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubtful {
    /// The order.
    pub(crate) id: OrderId,
    /// The number, and what is doubtful about it.
    pub(crate) parcel: Tracked,
}

/// Told after each batch how many records of the present file were read.
pub(crate) trait Progress {
    /// A file is begun.
    fn file(&mut self, name: &str);
    /// So many records of it are read.
    fn records(&mut self, count: usize);
    /// It is done.
    fn done(&mut self);
}

/// Reads the files in turn and keeps all that is good in them, or, when the store fails, nothing.
pub(crate) fn import(
    session: &Session,
    inputs: Vec<Input>,
    format: Option<Format>,
    progress: &mut dyn Progress,
) -> Result<Vec<FileReport>, AppError> {
    let inputs: Vec<Input> = inputs.into_iter().map(|input| input.read_ahead(format)).collect();
    let mut store = session.writer()?;
    let operation = Operation::new("import", session.now);
    store.write(&operation, &session.policy, session.keep, |writer| {
        let mut reports = Vec::with_capacity(inputs.len());
        for input in inputs {
            progress.file(&input.name);
            reports.push(read(session, writer, input, format, progress)?);
            progress.done();
        }
        Ok(reports)
    })
}

/// Reads one file; a file that breaks off in the middle is taken back as a whole.
fn read(
    session: &Session,
    writer: &mut Writer<'_>,
    input: Input,
    format: Option<Format>,
    progress: &mut dyn Progress,
) -> Result<FileReport, AppError> {
    let Input { name, written, content } = input;
    let loaded = match content {
        Content::File(open) => {
            open().map_err(Unreadable::Io).and_then(|source| Document::load(source, format))
        }
        Content::Stream(source) => Document::load(source, format),
        Content::Read(read) => read,
    };
    let document = match loaded {
        Ok(document) => document,
        Err(error) => return Ok(unreadable(name, None, error)),
    };
    // A file out of an archive without times says that it is older than the marketplace.
    let written = written.filter(|written| written.year() >= FIRST_YEAR);
    let fallback = written.unwrap_or(session.now).min(session.now);
    let kept = writer.all_or_nothing(|writer| {
        let mut reading = Reading::new(session, writer, name.clone(), &document, progress);
        let read = document.items(fallback, |item| reading.take(item));
        match read.map(|_| ()) {
            Ok(()) => Ok(Ok(reading.finish()?)),
            Err(Stopped::File(error)) => Ok(Err(error)),
            Err(Stopped::Taker(error)) => Err(error),
        }
    })?;
    Ok(kept.unwrap_or_else(|error| unreadable(name, Some(document.format()), error)))
}

fn unreadable(file: String, format: Option<Format>, error: Unreadable) -> FileReport {
    FileReport { unreadable: Some(error), ..FileReport::new(file, format) }
}

impl FileReport {
    fn new(file: String, format: Option<Format>) -> Self {
        Self {
            file,
            format,
            captured: None,
            new: 0,
            changed: Vec::new(),
            unchanged: 0,
            doubtful: Vec::new(),
            rejected: Vec::new(),
            unreadable: None,
        }
    }
}

/// What a file did to one order so far.
enum Effect {
    New,
    Changed { from: Stage, to: Stage },
    Unchanged,
}

/// A file in the middle of being read.
struct Reading<'a, 'w> {
    session: &'a Session,
    writer: &'a mut Writer<'w>,
    document: &'a Document,
    source: Option<SourceRow>,
    batch: Vec<Located<Snapshot>>,
    effects: BTreeMap<OrderId, Effect>,
    parcels: BTreeSet<(OrderId, String)>,
    records: usize,
    report: FileReport,
    progress: &'a mut dyn Progress,
}

impl<'a, 'w> Reading<'a, 'w> {
    fn new(
        session: &'a Session,
        writer: &'a mut Writer<'w>,
        name: String,
        document: &'a Document,
        progress: &'a mut dyn Progress,
    ) -> Self {
        Self {
            session,
            writer,
            document,
            source: None,
            batch: Vec::new(),
            effects: BTreeMap::new(),
            parcels: BTreeSet::new(),
            records: 0,
            report: FileReport::new(name, Some(document.format())),
            progress,
        }
    }

    fn take(&mut self, item: Item) -> Result<(), StoreError> {
        match item {
            Item::Rejected(rejected) => self.report.rejected.push(rejected),
            Item::Record(record) if record.value.seen > self.session.clock + A_WRONG_CLOCK => {
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

    /// Writes what has gathered, in the order of the store's pages, which is worth a factor.
    fn write_batch(&mut self) -> Result<(), StoreError> {
        let mut batch = std::mem::take(&mut self.batch);
        self.records += batch.len();
        batch.sort_by(|a, b| a.value.order.cmp(&b.value.order));
        for located in batch {
            self.observe(located)?;
        }
        self.progress.records(self.records);
        Ok(())
    }

    fn observe(&mut self, located: Located<Snapshot>) -> Result<(), StoreError> {
        let Located { place, value: snapshot } = located;
        let (id, captured) = (snapshot.order.clone(), snapshot.seen);
        self.report.captured = self.report.captured.max(Some(captured));
        let before = self.writer.order(&id)?;
        let (was_new, from) = (before.revision() == 0, before.stage());
        let happened = observe(&before, snapshot, &self.session.policy)
            .map_err(|corrupt| self.writer.corrupt(corrupt))?;
        if happened.is_empty() {
            self.effects.entry(id).or_insert(Effect::Unchanged);
            return Ok(());
        }
        let confirmed_only = happened.iter().all(|happened| happened.event.is_confirmation());
        let known: Vec<String> = numbers(&before).map(str::to_owned).collect();
        let source = self.source()?;
        let place = Place { source, within: &place, captured };
        let order = self.writer.append(before, happened, Some(place))?;
        let to = order.stage();
        let news = numbers(&order).filter(|number| !known.iter().any(|old| old == number));
        self.parcels.extend(news.map(|number| (id.clone(), number.to_owned())));
        let effect = match self.effects.remove(&id) {
            Some(Effect::New) => Effect::New,
            _known_before if was_new => Effect::New,
            Some(Effect::Changed { from, .. }) => Effect::Changed { from, to },
            Some(Effect::Unchanged) | None if confirmed_only => Effect::Unchanged,
            Some(Effect::Unchanged) | None => Effect::Changed { from, to },
        };
        self.effects.insert(id, effect);
        Ok(())
    }

    /// The file as the store knows it; written down with the first fact that it gives.
    fn source(&mut self) -> Result<SourceRow, StoreError> {
        if let Some(source) = self.source {
            return Ok(source);
        }
        let bytes = self.document.bytes();
        let source = self.writer.source(&SourceFile {
            name: file_name(&self.report.file),
            format: self.document.format().id(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            sha256: Sha256::digest(bytes).into(),
        })?;
        self.source = Some(source);
        Ok(source)
    }

    fn finish(mut self) -> Result<FileReport, StoreError> {
        self.write_batch()?;
        let mut report = self.report;
        for (id, number) in self.parcels {
            let parcel =
                tracked(self.session, &number, Some(&id), |normal| self.writer.carried_by(normal))?;
            if !parcel.doubts.is_empty() {
                report.doubtful.push(Doubtful { id, parcel });
            }
        }
        for (id, effect) in self.effects {
            match effect {
                Effect::New => report.new += 1,
                Effect::Unchanged => report.unchanged += 1,
                Effect::Changed { from, to } => report.changed.push(Changed { id, from, to }),
            }
        }
        Ok(report)
    }
}

/// The tracking numbers of an order.
fn numbers(order: &Order) -> impl Iterator<Item = &str> {
    order.parcels().iter().map(|parcel| parcel.number.as_str())
}

/// The name of a file as the store keeps it: the folders on the way to it tell more about the
/// person than about the fact.
fn file_name(given: &str) -> String {
    let name = Path::new(given).file_name();
    name.map_or_else(|| given.to_owned(), |name| name.to_string_lossy().into_owned())
}
