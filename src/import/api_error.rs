//! Error codes of the AliExpress interface.

use super::file_error::FileError;
use super::sanitize;

/// The error code of a response, such as `FAIL_SYS_SESSION_EXPIRED`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApiError(String);

impl ApiError {
    /// The error in a `ret`, which is `CODE::message`; `None` on success.
    pub(super) fn from_ret(ret: &str) -> Option<Self> {
        let code = ret.split("::").next().unwrap_or(ret).trim();
        if code.starts_with("SUCCESS") {
            return None;
        }
        let code = sanitize::line(code).unwrap_or_default();
        Some(Self(code.chars().take(80).collect()))
    }

    /// Whether the page retries by itself.
    pub(super) fn is_transient(&self) -> bool {
        self.0.contains("TOKEN")
    }

    /// The message for one response.
    pub(super) fn reason(&self) -> String {
        let why = if self.is_expired_session() {
            "the session had expired"
        } else if self.is_transient() {
            "the token of the page was missing or had expired; the page retries by itself"
        } else if self.is_captcha() {
            "it asked for proof that you are human"
        } else {
            return format!("AliExpress answered with the error {}", self.0);
        };
        format!("AliExpress answered with the error {}: {why}", self.0)
    }

    /// The error of a file that holds nothing else.
    pub(super) fn into_file_error(self) -> FileError {
        if self.is_expired_session() {
            FileError::SessionExpired
        } else {
            FileError::Failed { ret: self.0 }
        }
    }

    /// Whether the buyer must sign in again.
    fn is_expired_session(&self) -> bool {
        self.0.contains("SESSION")
    }

    /// Whether AliExpress wanted proof that the visitor is human.
    fn is_captcha(&self) -> bool {
        self.0.contains("USER_VALIDATE") || self.0.starts_with("RGV587")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn success_is_not_an_error() {
        assert_eq!(ApiError::from_ret("SUCCESS::调用成功"), None);
        assert_eq!(ApiError::from_ret("SUCCESS"), None);
    }

    #[test]
    fn an_error_says_why() {
        for (ret, part) in [
            ("FAIL_SYS_SESSION_EXPIRED::Session expired", "session"),
            ("FAIL_SYS_TOKEN_EXOIRED::令牌过期", "retries"),
            ("FAIL_SYS_USER_VALIDATE::", "human"),
            ("FAIL_BIZ_X::y", "FAIL_BIZ_X"),
            ("", "error"),
        ] {
            let reason = ApiError::from_ret(ret).expect("an error").reason();
            assert!(reason.contains(part), "{ret}: {reason}");
        }
    }
}
