//! The limits of the marketplace's form for evidence, as a person writes them.

/// The endings of files that people write, with the media type of their content.
const ENDINGS: [(&str, &str); 14] = [
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("heic", "image/heif"),
    ("bmp", "image/bmp"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("avi", "video/x-msvideo"),
    ("webm", "video/webm"),
    ("pdf", "application/pdf"),
    ("zip", "application/zip"),
    ("txt", "text/plain"),
];

/// The units of a size, in bytes.
const UNITS: [(&str, u64); 7] = [
    ("b", 1),
    ("kb", 1_000),
    ("mb", 1_000_000),
    ("gb", 1_000_000_000),
    ("kib", 1 << 10),
    ("mib", 1 << 20),
    ("gib", 1 << 30),
];

pub(super) fn count(text: &str) -> Result<u32, String> {
    text.trim()
        .parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| format!("{text} is no number of files above zero"))
}

/// Reads a size such as `20 MB` or `5MiB`.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let wrong = || format!("{text} is no size, such as 20 MB or 5 MiB");
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits).ok_or_else(wrong)?;
    let unit = unit.trim().to_ascii_lowercase();
    let (_, factor) = UNITS.into_iter().find(|(name, _)| *name == unit).ok_or_else(wrong)?;
    let number: u64 = number.parse().map_err(|_not_a_number| wrong())?;
    number.checked_mul(factor).filter(|bytes| *bytes > 0).ok_or_else(wrong)
}

/// Reads types such as `jpg, png, video/*`.
pub(super) fn types(text: &str) -> Result<Vec<String>, String> {
    let mut types = Vec::new();
    for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        let kind = one_type(name)?;
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
    if types.is_empty() {
        return Err("no type is named; write jpg, png, mp4 or image/*".to_owned());
    }
    Ok(types)
}

fn one_type(name: &str) -> Result<String, String> {
    let name = name.trim_start_matches('.').to_ascii_lowercase();
    let known = ENDINGS.into_iter().find(|(ending, _)| *ending == name);
    if let Some((_, media)) = known {
        return Ok(media.to_owned());
    }
    let is_part = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte);
        !part.is_empty() && part.bytes().all(fits)
    };
    let is_media = name
        .split_once('/')
        .is_some_and(|(family, kind)| is_part(family) && (kind == "*" || is_part(kind)));
    if is_media {
        return Ok(name);
    }
    let endings: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
    Err(format!(
        "{name} is no type; there are {}, or a media type such as image/*",
        endings.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_a_unit() {
        for (text, bytes) in [("20 MB", 20_000_000), ("5MiB", 5 << 20), ("1 gb", 1_000_000_000)] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for wrong in ["", "20", "MB", "-1 MB", "1.5 MB", "0 MB", "99999999999999999999 GB", "2 TB"]
        {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn types_are_endings_or_media_types() {
        assert_eq!(
            types("jpg, .PNG,video/*, jpeg"),
            Ok(["image/jpeg", "image/png", "video/*"].map(str::to_owned).to_vec())
        );
        for wrong in ["", " , ", "photo", "image/", "/png", "a b/c"] {
            assert!(types(wrong).is_err(), "{wrong}");
        }
        assert_eq!(count("9"), Ok(9));
        assert!(count("0").is_err() && count("nine").is_err());
    }
}
