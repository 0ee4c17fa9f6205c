//! What can be told of the log-in form's fields without knowing who may log in. Browser and server ask
//! the same functions.

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// Nothing was typed.
    Missing,
    /// What was typed is no e-mail address.
    Malformed,
}

impl FieldProblem {
    /// Every problem.
    pub const ALL: [Self; 2] = [Self::Missing, Self::Malformed];

    /// The word in the login page's address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Malformed => "malformed",
        }
    }

    /// The problem of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.as_str() == word)
    }
}

/// The bytes of the longest e-mail address that can be.
pub const LONGEST_EMAIL: usize = 254;

/// What is wrong with what was typed as e-mail.
pub fn email_problem(typed: &str) -> Option<FieldProblem> {
    match typed.trim() {
        "" => Some(FieldProblem::Missing),
        address => (!is_address(address)).then_some(FieldProblem::Malformed),
    }
}

/// What is wrong with what was typed as password.
pub fn password_problem(typed: &str) -> Option<FieldProblem> {
    typed.is_empty().then_some(FieldProblem::Missing)
}

/// Whether a text has the shape of an e-mail address: a name and a host. Whether it exists shows when
/// mail is sent.
pub fn is_address(text: &str) -> bool {
    let shaped = text
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let printable = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    shaped && printable && text.len() <= LONGEST_EMAIL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_is_told_apart_from_a_wrong_one() {
        for (typed, problem) in [
            ("", Some(FieldProblem::Missing)),
            ("  ", Some(FieldProblem::Missing)),
            ("sara", Some(FieldProblem::Malformed)),
            ("sara@", Some(FieldProblem::Malformed)),
            ("a@b@c", Some(FieldProblem::Malformed)),
            (" sara@example.org ", None),
        ] {
            assert_eq!(email_problem(typed), problem, "{typed:?}");
        }
        assert_eq!(password_problem(""), Some(FieldProblem::Missing));
        assert_eq!(password_problem(" "), None, "a password may be anything");
    }

    #[test]
    fn words_lead_back() {
        for problem in FieldProblem::ALL {
            assert_eq!(FieldProblem::of_word(problem.as_str()), Some(problem));
        }
        assert_eq!(FieldProblem::of_word("<script>"), None);
    }
}
