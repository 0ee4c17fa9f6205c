//! Who belongs to whom: parents to children, supervisors to teachers.

use super::Email;
use crate::{Backend, Error, db, db::users::Membership};
use domain::Role;

/// Why two people were not linked.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// Not an e-mail address.
    #[error(transparent)]
    InvalidEmail(#[from] super::InvalidEmail),
    /// They share no academy in which they have these roles.
    #[error("no academy has `{0}` as {1} and `{2}` as {3}")]
    NotTogether(Email, Role, Email, Role),
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Makes a parent see a child's sessions, in each academy where they are parent and student.
///
/// # Errors
/// [`LinkError`].
pub async fn link_parent(backend: &Backend, parent: &str, child: &str) -> Result<(), LinkError> {
    let pairs = together(backend, (parent, Role::Parent), (child, Role::Student)).await?;
    let mut tx = backend.begin().await?;
    for (parent, child) in pairs {
        db::users::link_guardian(&mut tx, parent.academy_id, parent.id, child.id).await?;
    }
    Ok(tx.commit().await?)
}

/// Makes a supervisor see a teacher's sessions, in each academy where they have these roles.
///
/// # Errors
/// [`LinkError`].
pub async fn link_supervisor(
    backend: &Backend,
    supervisor: &str,
    teacher: &str,
) -> Result<(), LinkError> {
    let pairs = together(backend, (supervisor, Role::Supervisor), (teacher, Role::Teacher)).await?;
    let mut tx = backend.begin().await?;
    for (supervisor, teacher) in pairs {
        db::users::link_supervision(&mut tx, supervisor.academy_id, supervisor.id, teacher.id)
            .await?;
    }
    Ok(tx.commit().await?)
}

async fn together(
    backend: &Backend,
    upper: (&str, Role),
    lower: (&str, Role),
) -> Result<Vec<(Membership, Membership)>, LinkError> {
    let (upper_email, lower_email): (Email, Email) = (upper.0.parse()?, lower.0.parse()?);
    let in_role = |people: Vec<Membership>, role: Role| {
        people.into_iter().filter(move |person| person.role == role.as_str())
    };
    let uppers = db::users::of_email(&backend.db, upper_email.as_str()).await?;
    let lowers: Vec<_> =
        in_role(db::users::of_email(&backend.db, lower_email.as_str()).await?, lower.1).collect();
    let pairs: Vec<_> = in_role(uppers, upper.1)
        .flat_map(|one| {
            let academy_id = one.academy_id;
            lowers
                .iter()
                .filter(move |other| other.academy_id == academy_id)
                .map(move |other| (one.clone(), other.clone()))
        })
        .collect();
    if pairs.is_empty() {
        return Err(LinkError::NotTogether(upper_email, upper.1, lower_email, lower.1));
    }
    Ok(pairs)
}
