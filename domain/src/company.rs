//! Who a lesson is with, from where one person stands.

use crate::Relation;

/// Somebody a lesson is with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Companion {
    /// One person, by name.
    Person(String),
    /// So many students: names of a whole class say less than their number.
    Students(u64),
}

/// Who a viewer meets in a session, in the order to name them: a teacher their students, a student
/// their teacher, parents their children and the teacher, staff both sides.
pub fn company(relation: Relation, teacher: &str, students: &[String]) -> Vec<Companion> {
    let the_teacher = || Companion::Person(teacher.to_owned());
    let the_students = || match students {
        [only] => Companion::Person(only.clone()),
        several => Companion::Students(several.len() as u64),
    };
    match relation {
        Relation::Student => vec![the_teacher()],
        Relation::Teacher => vec![the_students()],
        // They are told of their own children only.
        Relation::Parent => {
            let children = students.iter().cloned().map(Companion::Person);
            children.chain([the_teacher()]).collect()
        }
        Relation::Supervisor | Relation::Admin => vec![the_teacher(), the_students()],
    }
}
