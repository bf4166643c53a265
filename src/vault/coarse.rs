//! Reads a large baseline JPEG at a quarter or an eighth of its size, in the memory of the result.
//!
//! A decoder of whole pictures hands its work to threads through queues that have no end: a photo
//! whose threads fall behind is held in memory whole. Here, of each block of 64 pixels, at most
//! four numbers are kept.

use std::io::{BufReader, Bytes, Read};

use image::{DynamicImage, GrayImage, RgbImage};

use super::survey::{Frame, Plane};

/// The markers between which each part stands for itself.
const RESTARTS: std::ops::RangeInclusive<u8> = 0xd0..=0xd7;

/// How much of each side of a block of eight pixels is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fraction {
    /// Two of eight.
    Quarter,
    /// One of eight.
    Eighth,
}

impl Fraction {
    /// How many pixels of a side of a block are kept.
    pub(super) const fn side(self) -> u16 {
        match self {
            Self::Quarter => 2,
            Self::Eighth => 1,
        }
    }
}

/// What stands before the first scan that its reading needs.
#[derive(Debug, Default)]
struct Tables {
    quantization: [Option<[i32; 4]>; 4],
    direct: [Option<Huffman>; 4],
    alternating: [Option<Huffman>; 4],
    restart: u16,
    is_untransformed: bool,
}

/// Reads the picture whose tables are in `head` and whose first scan starts in `scans`. `None` for
/// a damaged one, a cut one, and one whose colours come apart or in a way that cameras do not use.
pub(super) fn coarse(
    head: &[u8],
    frame: &Frame,
    scans: impl Read,
    fraction: Fraction,
) -> Option<DynamicImage> {
    let tables = Tables::read(head)?;
    if frame.is_progressive || tables.is_untransformed {
        return None;
    }
    let mut bits = Bits { source: BufReader::new(scans).bytes(), held: 0, count: 0 };
    let mut planes = scan_header(&mut bits, frame, fraction)?;
    let (across, down) = frame.units();
    let mut until_restart = tables.restart;
    for row in 0..down {
        for column in 0..across {
            if tables.restart > 0 {
                if until_restart == 0 {
                    bits.restart()?;
                    for plane in &mut planes {
                        plane.before = 0;
                    }
                    until_restart = tables.restart;
                }
                until_restart -= 1;
            }
            for plane in &mut planes {
                plane.unit(&mut bits, &tables, row, column)?;
            }
        }
    }
    compose(frame, &planes, fraction)
}

/// Reads the header of the scan, which must hold every colour.
fn scan_header<R: Read>(
    bits: &mut Bits<R>,
    frame: &Frame,
    fraction: Fraction,
) -> Option<Vec<Canvas>> {
    let [0xff, 0xda, _, _, count] = bits.array()? else { return None };
    if usize::from(count) != frame.planes.len() {
        return None;
    }
    let mut canvases = Vec::new();
    for plane in &frame.planes {
        let [id, tables] = bits.array()?;
        if id != plane.id {
            return None;
        }
        canvases.push(Canvas::new(*plane, frame, fraction, tables)?);
    }
    let [0, 63, 0] = bits.array()? else { return None };
    Some(canvases)
}

/// One colour of the picture, made small.
struct Canvas {
    plane: Plane,
    direct: usize,
    alternating: usize,
    /// The mean of the block before.
    before: i32,
    side: usize,
    stride: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    fn new(plane: Plane, frame: &Frame, fraction: Fraction, tables: u8) -> Option<Self> {
        let side = usize::from(fraction.side());
        let (across, down) = frame.units();
        let stride = usize::from(across) * usize::from(plane.across) * side;
        let rows = usize::from(down) * usize::from(plane.down) * side;
        Some(Self {
            plane,
            direct: usize::from(tables >> 4),
            alternating: usize::from(tables & 15),
            before: 0,
            side,
            stride,
            pixels: vec![0; stride.checked_mul(rows)?],
        })
    }

    /// Reads the blocks of this colour in one unit of the picture.
    fn unit<R: Read>(
        &mut self,
        bits: &mut Bits<R>,
        tables: &Tables,
        row: u16,
        column: u16,
    ) -> Option<()> {
        for down in 0..self.plane.down {
            for across in 0..self.plane.across {
                let numbers = self.block(bits, tables)?;
                let x = usize::from(column) * usize::from(self.plane.across) + usize::from(across);
                let y = usize::from(row) * usize::from(self.plane.down) + usize::from(down);
                self.draw(numbers, x * self.side, y * self.side)?;
            }
        }
        Some(())
    }

    /// The mean of a block and its slopes along, down and across.
    fn block<R: Read>(&mut self, bits: &mut Bits<R>, tables: &Tables) -> Option<[i32; 4]> {
        let direct = tables.direct.get(self.direct)?.as_ref()?;
        let alternating = tables.alternating.get(self.alternating)?.as_ref()?;
        let [by_mean, by_along, by_down, by_both] =
            (*tables.quantization.get(usize::from(self.plane.quantization))?)?;
        let size = direct.read(bits)?;
        // Means lie within sixteen bits; what leaves them is damaged.
        self.before = self.before.checked_add(bits.number(size)?)?;
        i16::try_from(self.before).ok()?;
        let (mut along, mut down, mut both) = (0, 0, 0);
        let mut at = 1_u8;
        while at < 64 {
            let both_sizes = alternating.read(bits)?;
            let (run, size) = (both_sizes >> 4, both_sizes & 15);
            at += run;
            match (run, size) {
                (15, 0) => {}
                (_, 0) => break,
                _ if at > 63 => return None,
                (_, size) => {
                    let number = bits.number(size)?;
                    match at {
                        1 => along = number,
                        2 => down = number,
                        4 => both = number,
                        _ => {}
                    }
                }
            }
            at += 1;
        }
        Some([self.before * by_mean, along * by_along, down * by_down, both * by_both])
    }

    fn draw(&mut self, [mean, along, down, both]: [i32; 4], x: usize, y: usize) -> Option<()> {
        let pixel = |sum: i32| clamped(128 + ((sum + 4) >> 3));
        let at = y * self.stride + x;
        if self.side == 1 {
            *self.pixels.get_mut(at)? = pixel(mean);
            return Some(());
        }
        let rows = [
            [mean + along + down + both, mean - along + down - both],
            [mean + along - down - both, mean - along - down + both],
        ];
        for (start, row) in [at, at + self.stride].into_iter().zip(rows) {
            let place = self.pixels.get_mut(start..start + 2)?;
            place.copy_from_slice(&row.map(pixel));
        }
        Some(())
    }

    /// The row that lies over row `y` of the picture.
    fn row(&self, y: usize, frame: &Frame) -> Option<&[u8]> {
        let y = y * usize::from(self.plane.down) / usize::from(frame.most_down());
        self.pixels.get(y * self.stride..(y + 1) * self.stride)
    }
}

/// Lays the colours over each other.
fn compose(frame: &Frame, canvases: &[Canvas], fraction: Fraction) -> Option<DynamicImage> {
    let scaled = |side: u16| (u32::from(side) * u32::from(fraction.side())).div_ceil(8);
    let (width, height) = (scaled(frame.width), scaled(frame.height));
    let rows = 0..usize::try_from(height).ok()?;
    let columns = 0..usize::try_from(width).ok()?;
    match canvases {
        [grey] => {
            let mut data = Vec::with_capacity(columns.len() * rows.len());
            for y in rows {
                data.extend_from_slice(grey.row(y, frame)?.get(columns.clone())?);
            }
            Some(GrayImage::from_raw(width, height, data)?.into())
        }
        [light, blue, red] => {
            let mut data = Vec::with_capacity(columns.len() * rows.len() * 3);
            for y in rows {
                let over = [light.row(y, frame)?, blue.row(y, frame)?, red.row(y, frame)?];
                let steps = [light, blue, red].map(|canvas| usize::from(canvas.plane.across));
                for x in columns.clone() {
                    let at = steps.map(|step| x * step / usize::from(frame.most_across()));
                    let ([over0, over1, over2], [at0, at1, at2]) = (over, at);
                    data.extend(colour(*over0.get(at0)?, *over1.get(at1)?, *over2.get(at2)?));
                }
            }
            Some(RgbImage::from_raw(width, height, data)?.into())
        }
        _others => None,
    }
}

/// Light and two differences as red, green and blue, by the numbers of JFIF in 65536ths.
fn colour(light: u8, blue: u8, red: u8) -> [u8; 3] {
    let light = (i32::from(light) << 16) + 32768;
    let (blue, red) = (i32::from(blue) - 128, i32::from(red) - 128);
    [light + 91_881 * red, light - 22_554 * blue - 46_802 * red, light + 116_130 * blue]
        .map(|sum| clamped(sum >> 16))
}

fn clamped(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(u8::MAX)
}

impl Tables {
    fn read(head: &[u8]) -> Option<Self> {
        let mut tables = Self::default();
        let mut rest = head.get(2..)?;
        while let [0xff, marker, high, low, more @ ..] = rest {
            let length = usize::from(u16::from_be_bytes([*high, *low])).checked_sub(2)?;
            let (segment, after) = more.split_at_checked(length)?;
            match (marker, segment) {
                (0xdb, segment) => tables.quantizations(segment)?,
                (0xc4, segment) => tables.huffmans(segment)?,
                (0xdd, [high, low]) => tables.restart = u16::from_be_bytes([*high, *low]),
                (0xee, [b'A', b'd', b'o', b'b', b'e', _, _, _, _, _, _, transform, ..]) => {
                    tables.is_untransformed = *transform == 0;
                }
                _others => {}
            }
            rest = after;
        }
        Some(tables)
    }

    fn quantizations(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [what, rest @ ..] = segment {
            let wide = usize::from(what >> 4) + 1;
            let (table, after) = rest.split_at_checked(64 * wide)?;
            let number = |at: usize| {
                let bytes = table.get(at * wide..(at + 1) * wide)?;
                Some(bytes.iter().fold(0, |sum, byte| sum << 8 | i32::from(*byte)))
            };
            let place = self.quantization.get_mut(usize::from(what & 15))?;
            *place = Some([number(0)?, number(1)?, number(2)?, number(4)?]);
            segment = after;
        }
        Some(())
    }

    fn huffmans(&mut self, mut segment: &[u8]) -> Option<()> {
        while let [what, rest @ ..] = segment {
            let (counts, rest) = rest.split_first_chunk::<16>()?;
            let total = counts.iter().copied().map(usize::from).sum();
            let (values, after) = rest.split_at_checked(total)?;
            let class = if what >> 4 == 0 { &mut self.direct } else { &mut self.alternating };
            *class.get_mut(usize::from(what & 15))? = Some(Huffman::new(counts, values));
            segment = after;
        }
        Some(())
    }
}

/// A code of up to sixteen bits.
#[derive(Debug)]
struct Huffman {
    /// For each length, its first code, how many there are, and where their values start.
    lengths: [(u32, u32, u32); 16],
    values: Vec<u8>,
}

impl Huffman {
    fn new(counts: &[u8; 16], values: &[u8]) -> Self {
        let (mut code, mut start) = (0, 0);
        let lengths = counts.map(|count| {
            let count = u32::from(count);
            let length = (code, count, start);
            code = (code + count) << 1;
            start += count;
            length
        });
        Self { lengths, values: values.to_vec() }
    }

    fn read<R: Read>(&self, bits: &mut Bits<R>) -> Option<u8> {
        let mut code = 0;
        for (first, count, start) in &self.lengths {
            code = code << 1 | bits.bit()?;
            if let Some(at) = code.checked_sub(*first).filter(|at| at < count) {
                return self.values.get(usize::try_from(start + at).ok()?).copied();
            }
        }
        None
    }
}

/// The bits of a scan.
struct Bits<R> {
    source: Bytes<BufReader<R>>,
    held: u8,
    count: u8,
}

impl<R: Read> Bits<R> {
    fn byte(&mut self) -> Option<u8> {
        self.source.next()?.ok()
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    fn bit(&mut self) -> Option<u32> {
        if self.count == 0 {
            self.held = self.byte()?;
            // A marker within the data: the picture ends before it should.
            if self.held == 0xff && self.byte()? != 0 {
                return None;
            }
            self.count = 8;
        }
        self.count -= 1;
        Some(u32::from(self.held >> self.count & 1))
    }

    /// A signed number of this many bits.
    fn number(&mut self, size: u8) -> Option<i32> {
        if size > 15 {
            return None;
        }
        let mut number = 0;
        for _bit in 0..size {
            number = number << 1 | i32::try_from(self.bit()?).ok()?;
        }
        let is_negative = size > 0 && number < 1 << (size - 1);
        Some(if is_negative { number - (1 << size) + 1 } else { number })
    }

    /// Passes the marker after which the means start anew.
    fn restart(&mut self) -> Option<()> {
        self.count = 0;
        let [0xff] = self.array()? else { return None };
        loop {
            match self.byte()? {
                0xff => {}
                marker => return RESTARTS.contains(&marker).then_some(()),
            }
        }
    }
}
