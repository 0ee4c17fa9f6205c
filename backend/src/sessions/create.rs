//! A new session.

use super::{
    show_one,
    transition::{By, Move, NotMoved, transition},
};
use crate::{
    Backend, Error,
    db::{self, academies::AcademyRow, sessions::NewRow},
    people::{Email, InvalidEmail},
};
use domain::{
    AcademyId, AcademySlug, Kind, Minutes, Role, SessionId, Status, Timestamp, UserId,
    code::{YearMonth, session_code},
    transition::{Authority, Cause, Refusal},
    wire::Session,
};

/// What a new session is given.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The academy.
    pub academy: AcademySlug,
    /// The kind of lesson.
    pub kind: Kind,
    /// What it is about; up to 200 characters, may be empty.
    pub title: String,
    /// The teacher's e-mail.
    pub teacher_email: String,
    /// The students' e-mails.
    pub student_emails: Vec<String>,
    /// T0; none only for `unscheduled`.
    pub starts_at: Option<Timestamp>,
    /// Its length, 1 minute to 24 hours.
    pub duration: Minutes,
    /// The status it begins with.
    pub status: Status,
    /// Why, when it begins as cancelled history.
    pub reason: Option<String>,
}

/// Why no session was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateSessionError {
    /// No such academy.
    #[error("there is no academy `{0}`")]
    NoSuchAcademy(AcademySlug),
    /// Nobody with this e-mail has this role in the academy.
    #[error("`{0}` is no {1} of this academy")]
    NoSuchMember(String, Role),
    /// Not an e-mail address.
    #[error(transparent)]
    InvalidEmail(#[from] InvalidEmail),
    /// The length is out of range.
    #[error("a session lasts 1 to 1440 minutes")]
    InvalidDuration,
    /// The title is too long.
    #[error("a title has at most 200 characters")]
    InvalidTitle,
    /// The rules say no.
    #[error("{0}")]
    Refused(Refusal),
    /// Not the caller's fault.
    #[error(transparent)]
    Internal(#[from] Error),
}

/// Makes a session: inserted without a meeting, then moved to its status by the same function as
/// every other session, in one transaction.
///
/// # Errors
/// [`CreateSessionError`]; nothing was made then.
pub async fn create(
    backend: &Backend,
    new: NewSession,
    by: By,
    now: Timestamp,
) -> Result<Session, CreateSessionError> {
    if !(1..=1440).contains(&new.duration.0) {
        return Err(CreateSessionError::InvalidDuration);
    }
    if new.title.chars().count() > 200 {
        return Err(CreateSessionError::InvalidTitle);
    }
    let academy = db::academies::by_slug(&backend.db, &new.academy).await?;
    let academy = academy.ok_or_else(|| CreateSessionError::NoSuchAcademy(new.academy.clone()))?;
    let academy_id = AcademyId(academy.id);
    let teacher_id = member(backend, academy_id, &new.teacher_email, Role::Teacher).await?;
    let mut students = Vec::with_capacity(new.student_emails.len());
    for email in &new.student_emails {
        let student = member(backend, academy_id, email, Role::Student).await?;
        if !students.contains(&student) {
            students.push(student);
        }
    }
    let id = insert(backend, &academy, &new, (teacher_id, &students), by, now).await?;
    let row = db::sessions::find(&backend.db, id).await?.ok_or_else(|| lost(id))?;
    Ok(show_one(backend, &row).await?)
}

async fn insert(
    backend: &Backend,
    academy: &AcademyRow,
    new: &NewSession,
    (teacher_id, students): (UserId, &[UserId]),
    by: By,
    now: Timestamp,
) -> Result<SessionId, CreateSessionError> {
    let academy_id = AcademyId(academy.id);
    let month = month(academy, now)?;
    let mut tx = backend.begin().await?;
    let number =
        db::sessions::next_code_number(&mut tx, academy_id, new.kind, &month.as_yymm()).await?;
    let row = NewRow {
        academy_id,
        code: &session_code(new.kind, month, number),
        kind: new.kind,
        title: new.title.trim(),
        teacher_id,
        starts_at: new.starts_at,
        duration: new.duration,
        students,
    };
    let id = db::sessions::insert(&mut tx, &row, now).await?;
    let step = Move {
        reason: new.reason.as_deref(),
        creating: true,
        ..Move::new(new.status, authority(by), by)
    };
    for (_, result) in transition(&mut tx, &backend.cluster, &[id], &step, now).await? {
        match result {
            Ok(_) => {}
            Err(NotMoved::Refused(refusal)) => return Err(CreateSessionError::Refused(refusal)),
            Err(_) => return Err(lost(id).into()),
        }
    }
    tx.commit().await?;
    Ok(id)
}

fn authority(by: By) -> Authority {
    match (by.cause, by.user) {
        (Cause::Import, _) => Authority::Import,
        (Cause::User, Some((_, Role::Teacher))) => Authority::Teacher,
        (Cause::User, Some((_, Role::Supervisor))) => Authority::Supervisor { may_manage: true },
        (Cause::User, Some((_, Role::Admin))) => Authority::Admin,
        (Cause::User, _) => Authority::Supervisor { may_manage: false },
        (Cause::Clock | Cause::Webhook | Cause::Sweep, _) => Authority::Clock,
        (Cause::Cli, _) => Authority::Cli,
    }
}

async fn member(
    backend: &Backend,
    academy_id: AcademyId,
    email: &str,
    role: Role,
) -> Result<UserId, CreateSessionError> {
    let address: Email = email.parse()?;
    let found = db::users::by_email(&backend.db, academy_id, address.as_str()).await?;
    match found {
        Some(member) if member.role == role.as_str() => Ok(UserId(member.id)),
        _ => Err(CreateSessionError::NoSuchMember(email.to_owned(), role)),
    }
}

/// The month of creation in the academy's zone, as codes carry it.
fn month(academy: &AcademyRow, now: Timestamp) -> Result<YearMonth, Error> {
    let corrupt = |_| db::corrupt("time zone", &academy.time_zone);
    let zone = jiff::tz::TimeZone::get(&academy.time_zone).map_err(corrupt)?;
    let at = jiff::Timestamp::from_millisecond(now.as_millis()).map_err(corrupt)?.to_zoned(zone);
    Ok(YearMonth { year: at.year(), month: at.month() })
}

fn lost(id: SessionId) -> Error {
    db::corrupt("session vanished in its own transaction", id)
}
