//! What the marketplace answers when it does not answer.

use super::clean;
use super::unreadable::Unreadable;

/// The code of an answer that is no success, such as `FAIL_SYS_SESSION_EXPIRED`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure(String);

impl Failure {
    /// The failure that a `ret` names, `CODE::words`; `None` when it is a success.
    pub(super) fn of(ret: &str) -> Option<Self> {
        let code = ret.split("::").next().unwrap_or(ret).trim();
        if code.starts_with("SUCCESS") {
            return None;
        }
        let code = clean::text(code).unwrap_or_default();
        Some(Self(code.chars().take(80).collect()))
    }

    /// Whether the page asks again by itself after it.
    pub(super) fn is_passing(&self) -> bool {
        self.0.contains("TOKEN")
    }

    /// Why one response gives nothing, in plain words.
    pub(super) fn reason(&self) -> String {
        let why = if self.is_expired_session() {
            "nobody was signed in any more"
        } else if self.is_passing() {
            "the token of the page was missing or had expired; the page asks again by itself"
        } else if self.is_check() {
            "it wanted to check first that a person asks"
        } else {
            return format!("AliExpress answered with the error {}", self.0);
        };
        format!("AliExpress answered with the error {}: {why}", self.0)
    }

    /// Why a file with nothing else in it gives nothing.
    pub(super) fn of_all(self) -> Unreadable {
        if self.is_expired_session() {
            Unreadable::SessionExpired
        } else {
            Unreadable::Failed { ret: self.0 }
        }
    }

    /// Whether the buyer must sign in again.
    fn is_expired_session(&self) -> bool {
        self.0.contains("SESSION")
    }

    /// Whether the marketplace took the page for a robot.
    fn is_check(&self) -> bool {
        self.0.contains("USER_VALIDATE") || self.0.starts_with("RGV587")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_success_is_no_failure() {
        assert_eq!(Failure::of("SUCCESS::调用成功"), None);
        assert_eq!(Failure::of("SUCCESS"), None);
    }

    #[test]
    fn a_failure_says_why() {
        for (ret, part) in [
            ("FAIL_SYS_SESSION_EXPIRED::Session expired", "signed in"),
            ("FAIL_SYS_TOKEN_EXOIRED::令牌过期", "asks again"),
            ("FAIL_SYS_USER_VALIDATE::", "person"),
            ("FAIL_BIZ_X::y", "FAIL_BIZ_X"),
            ("", "error"),
        ] {
            let reason = Failure::of(ret).expect("a failure").reason();
            assert!(reason.contains(part), "{ret}: {reason}");
        }
    }
}
