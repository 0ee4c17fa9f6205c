//! Everybody to be seen in the class, each with a signal of their own: a change of one person touches
//! one tile, and a video element lives as long as its person stays.

use super::events::Participant;
use leptos::prelude::*;
use std::ops::Range;

/// One person, kept up to date.
pub(super) type Person = ArcRwSignal<Participant>;

/// The people in the order they are shown.
#[derive(Clone, Copy)]
pub(super) struct Roster {
    people: RwSignal<Vec<(String, Person)>>,
}

/// Who came, went, and began to share between two snapshots, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Those who came.
    pub(super) came: Vec<String>,
    /// Those who went.
    pub(super) went: Vec<String>,
    /// Others who began to show their screen.
    pub(super) shares: Vec<String>,
}

impl Roster {
    /// Nobody.
    pub(super) fn empty() -> Self {
        Self { people: RwSignal::new(vec![]) }
    }

    /// The people by identity; changes only when somebody comes, goes or moves.
    pub(super) fn people(self) -> Vec<(String, Person)> {
        self.people.get()
    }

    /// Who show their screens, by identity.
    pub(super) fn sharing(self) -> Vec<String> {
        self.people.with(|people| {
            let shares = |(_, person): &&(String, Person)| person.with(|one| one.screen_share);
            people.iter().filter(shares).map(|(identity, _)| identity.clone()).collect()
        })
    }

    /// Whether somebody speaks before a range of the people, and whether somebody does after it.
    pub(super) fn speak_outside(self, shown: Range<usize>) -> (bool, bool) {
        self.people.with(|people| {
            let speak = |some: &[(String, Person)]| {
                some.iter().any(|(_, person)| person.with(|one| one.is_speaking))
            };
            // Whoever left is not in the range any more.
            let from = shown.start.min(people.len());
            let to = shown.end.min(people.len());
            (speak(&people[..from]), speak(&people[to..]))
        })
    }

    /// One person, while they are here.
    pub(super) fn person(self, identity: &str) -> Option<Person> {
        self.people.with(|people| {
            people.iter().find(|(known, _)| known == identity).map(|(_, person)| person.clone())
        })
    }

    /// How many there are.
    pub(super) fn count(self) -> usize {
        self.people.with(Vec::len)
    }

    /// Forgets everybody.
    pub(super) fn clear(self) {
        self.people.set(vec![]);
    }

    /// Takes over a snapshot's people.
    pub(super) fn apply(self, participants: Vec<Participant>) -> Difference {
        let known = self.people.get_untracked();
        let mut difference = Difference::default();
        let people: Vec<_> = participants
            .into_iter()
            .map(|participant| match known.iter().find(|(id, _)| *id == participant.identity) {
                Some((identity, person)) => {
                    let shared = person.with_untracked(|known| known.screen_share);
                    if participant.screen_share && !shared && !participant.is_local {
                        difference.shares.push(participant.name.clone());
                    }
                    if person.with_untracked(|known| *known != participant) {
                        person.set(participant);
                    }
                    (identity.clone(), person.clone())
                }
                None => {
                    difference.came.push(participant.name.clone());
                    (participant.identity.clone(), Person::new(participant))
                }
            })
            .collect();
        let is_here = |identity: &str| people.iter().any(|(known, _)| known == identity);
        difference.went = known
            .iter()
            .filter(|(identity, _)| !is_here(identity))
            .map(|(_, person)| person.with_untracked(|person| person.name.clone()))
            .collect();
        let same_order = known.iter().map(|(id, _)| id).eq(people.iter().map(|(id, _)| id));
        if !same_order {
            self.people.set(people);
        }
        difference
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::events::{Microphone, Quality};

    fn person(identity: &str, name: &str) -> Participant {
        Participant {
            identity: identity.to_owned(),
            name: name.to_owned(),
            role: String::new(),
            is_local: false,
            is_speaking: false,
            microphone: Microphone::Off,
            camera: false,
            screen_share: false,
            quality: Quality::Unknown,
        }
    }

    #[test]
    fn a_person_keeps_their_signal_while_others_come_and_go() {
        let owner = Owner::new();
        owner.set();
        let roster = Roster::empty();
        assert_eq!(
            roster.apply(vec![person("u1", "Huda"), person("u2", "Reem")]).came,
            ["Huda", "Reem"]
        );
        let reem = roster.people()[1].1.clone();

        let speaking =
            Participant { is_speaking: true, screen_share: true, ..person("u2", "Reem") };
        let difference = roster.apply(vec![person("u3", "Lama"), speaking]);
        assert_eq!(
            difference,
            Difference {
                came: vec!["Lama".into()],
                went: vec!["Huda".into()],
                shares: vec!["Reem".into()],
            }
        );
        assert!(reem.get_untracked().is_speaking);
        assert_eq!(roster.count(), 2);
        assert_eq!(roster.sharing(), ["u2"]);
        assert_eq!(roster.speak_outside(0..1), (false, true));
        assert_eq!(roster.speak_outside(2..9), (true, false));
        assert_eq!(roster.speak_outside(0..2), (false, false));
    }
}
