//! The numbers of items, those that follow each other as ranges.

/// Item numbers for people: `item 7`, `items 1–18, 20`.
pub(super) fn item_numbers(numbers: &[u32]) -> String {
    let noun = if numbers.len() == 1 { "item" } else { "items" };
    format!("{noun} {}", ranges(numbers, '–', ", "))
}

/// Item numbers as `--line` takes them: `1-18,20`.
pub(super) fn typed_numbers(numbers: &[u32]) -> String {
    ranges(numbers, '-', ",")
}

/// The numbers in their order, each once.
fn ranges(numbers: &[u32], dash: char, between: &str) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in sorted {
        match runs.last_mut() {
            Some((_, last)) if number.saturating_sub(*last) <= 1 => *last = number,
            Some(_) | None => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}{dash}{last}") }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A range swallows a number that is not among them, or one is told twice.
    #[test]
    fn numbers_that_follow_each_other_are_one_range() {
        for (numbers, words, typed) in [
            (&[7_u32][..], "item 7", "7"),
            (&[1, 2], "items 1–2", "1-2"),
            (&[1, 3], "items 1, 3", "1,3"),
            (&[9, 2, 3, 4, 3], "items 2–4, 9", "2-4,9"),
            (&[u32::MAX, 1], "items 1, 4294967295", "1,4294967295"),
        ] {
            assert_eq!((&*item_numbers(numbers), &*typed_numbers(numbers)), (words, typed));
        }
    }
}
