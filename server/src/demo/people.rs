//! The demo's people: one of each role, a second teacher and a few students.

use super::DemoError;
use crate::data_folder::DataFolder;
use backend::{
    Backend,
    people::{self, CreateUserError, NewUser},
};
use domain::{AcademySlug, Role};
use futures::future::try_join_all;

/// Everybody's password. Everybody knows it, so the demo is never reachable from elsewhere.
pub(super) const PASSWORD: &str = "majlis-demo";

pub(super) const TEACHER: &str = "teacher@itqan.example";
pub(super) const TEACHER_2: &str = "teacher2@itqan.example";
pub(super) const STUDENT: &str = "student@itqan.example";
pub(super) const STUDENT_2: &str = "student2@itqan.example";
pub(super) const STUDENT_3: &str = "student3@itqan.example";
pub(super) const STUDENT_4: &str = "student4@itqan.example";
const PARENT: &str = "parent@itqan.example";
const SUPERVISOR: &str = "supervisor@itqan.example";

/// One person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) email: &'static str,
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) super_admin: bool,
    /// What this login is good for, as the welcome says it.
    pub(super) sees: &'static str,
}

const fn person(email: &'static str, name: &'static str, role: Role, sees: &'static str) -> Person {
    Person { email, name, role, super_admin: false, sees }
}

pub(super) const PEOPLE: &[Person] = &[
    person(TEACHER, "أحمد المنصوري", Role::Teacher, "a class that is open now"),
    person(STUDENT, "يوسف خالد", Role::Student, "the same class"),
    person(STUDENT_2, "مريم علي", Role::Student, "the same class"),
    person(STUDENT_3, "عمر حسن", Role::Student, "the same class"),
    person(TEACHER_2, "فاطمة الزهراني", Role::Teacher, "a class that opens in two minutes"),
    person(STUDENT_4, "نور سعيد", Role::Student, "the same class"),
    person(PARENT, "خالد يوسف", Role::Parent, "their child's sessions, without joining"),
    person(
        SUPERVISOR,
        "سارة عبد الله",
        Role::Supervisor,
        "both teachers' classes, unseen or visible",
    ),
    person("admin@itqan.example", "ليلى حمدان", Role::Admin, "everything in the academy"),
    Person {
        super_admin: true,
        ..person(
            "super@itqan.example",
            "إدارة المنصة",
            Role::Admin,
            "the same, and a second academy: switch in the account menu",
        )
    },
];

/// The note that everybody was made: hashing ten passwords again would make each start seconds slower.
const NOTE: &str = "demo-people";

/// Makes who is missing, unless an earlier start noted that nobody is.
pub(super) async fn make(
    backend: &Backend,
    data: &DataFolder,
    academy: &AcademySlug,
) -> Result<(), DemoError> {
    if data.read(NOTE)?.is_some() {
        return Ok(());
    }
    try_join_all(PEOPLE.iter().map(|person| make_one(backend, academy, person))).await?;
    people::link_parent(backend, PARENT, STUDENT).await?;
    for teacher in [TEACHER, TEACHER_2] {
        people::link_supervisor(backend, SUPERVISOR, teacher).await?;
    }
    data.write_private(NOTE, academy.as_str())?;
    Ok(())
}

async fn make_one(
    backend: &Backend,
    academy: &AcademySlug,
    person: &Person,
) -> Result<(), CreateUserError> {
    let new = NewUser {
        academy: academy.clone(),
        role: person.role,
        super_admin: person.super_admin,
        may_manage_sessions: person.role == Role::Supervisor,
        email: person.email.to_owned(),
        name: person.name.to_owned(),
        password: Some(PASSWORD.to_owned()),
    };
    match people::create_user(backend, new, backend.now()).await {
        Ok(_) | Err(CreateUserError::AlreadyMember(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
