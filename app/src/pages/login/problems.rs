//! What is wrong with the fields, as the server found it or the browser does.

use crate::{parts::Icon, text::login as text};
use domain::{
    Locale,
    credentials::{FieldProblem, email_problem, password_problem},
};
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// One problem for each field, or none.
#[derive(Clone, Copy)]
pub(super) struct Problems {
    pub(super) email: RwSignal<Option<FieldProblem>>,
    pub(super) password: RwSignal<Option<FieldProblem>>,
}

impl Problems {
    /// Those that the address names.
    pub(super) fn told(query: &ParamsMap) -> Self {
        let told = |key| query.get(key).and_then(|word| FieldProblem::of_word(&word));
        Self {
            email: RwSignal::new(told("email_is")),
            password: RwSignal::new(told("password_is")),
        }
    }

    /// Looks at what is about to be sent. Returns whether it can be.
    pub(super) fn look(self, email: &str, password: &str) -> bool {
        self.email.set(email_problem(email));
        self.password.set(password_problem(password));
        !self.any()
    }

    /// Whether there is one.
    pub(super) fn any(self) -> bool {
        self.email.get_untracked().is_some() || self.password.get_untracked().is_some()
    }
}

/// The problem of a field, below it.
#[component]
pub(super) fn FieldError(
    id: &'static str,
    #[prop(into)] problem: Signal<Option<FieldProblem>>,
    words: fn(Locale, FieldProblem) -> &'static str,
    locale: Locale,
) -> impl IntoView {
    move || {
        problem.get().map(|problem| {
            view! {
                <p class="field__error" role="alert" id=id><Icon name="circle-x"/>{words(locale, problem)}</p>
            }
        })
    }
}

pub(super) fn email_words(locale: Locale, problem: FieldProblem) -> &'static str {
    match problem {
        FieldProblem::Missing => text::email_missing(locale),
        FieldProblem::Malformed => text::email_malformed(locale),
    }
}

/// There is no malformed password.
pub(super) fn password_words(locale: Locale, _: FieldProblem) -> &'static str {
    text::password_missing(locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_each_fields_problem() {
        Owner::new().with(|| {
            let query: ParamsMap =
                [("email_is", "malformed"), ("password_is", "missing")].into_iter().collect();
            let problems = Problems::told(&query);
            assert_eq!(problems.email.get_untracked(), Some(FieldProblem::Malformed));
            assert_eq!(problems.password.get_untracked(), Some(FieldProblem::Missing));
            assert!(problems.look("sara@example.org", "a secret"));
            assert!(!problems.any());
            assert!(!problems.look("sara", "a secret"));
        });
    }
}
