//! Academies and their settings.

use super::{Database, Tx, reading, writing};
use crate::Error;
use domain::{AcademyId, AcademySlug, AccountId, Locale, Timestamp};

/// What a new session needs to know of its academy.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct AcademyRow {
    pub(crate) id: i64,
    pub(crate) time_zone: String,
}

/// Inserts an academy with its settings. Fails on a slug that is taken.
pub(crate) async fn insert(
    tx: &mut Tx,
    slug: &AcademySlug,
    name: &str,
    locale: Locale,
    time_zone: &str,
    now: Timestamp,
) -> Result<AcademyId, Error> {
    const ACADEMY: &str =
        "INSERT INTO academies (slug, name, created_at) VALUES ($1, $2, $3) RETURNING id";
    const SETTINGS: &str =
        "INSERT INTO academy_settings (academy_id, locale, time_zone) VALUES ($1, $2, $3)";
    let id: i64 = writing!(tx, connection => sqlx::query_scalar(ACADEMY)
        .bind(slug.as_str()).bind(name).bind(now.as_millis()).fetch_one(connection).await?);
    writing!(tx, connection => sqlx::query(SETTINGS)
        .bind(id).bind(locale.as_str()).bind(time_zone).execute(connection).await.map(drop)?);
    Ok(AcademyId(id))
}

/// Finds an academy by its slug.
pub(crate) async fn by_slug(
    db: &Database,
    slug: &AcademySlug,
) -> Result<Option<AcademyRow>, Error> {
    const SQL: &str = "SELECT a.id, COALESCE(c.time_zone, 'Asia/Riyadh') AS time_zone FROM academies a \
        LEFT JOIN academy_settings c ON c.academy_id = a.id WHERE a.slug = $1";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(slug.as_str()).fetch_optional(pool).await?))
}

/// An academy that a person may choose.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct OpenAcademy {
    pub(crate) slug: String,
    pub(crate) name: String,
    /// Absent where a super admin is no member yet.
    pub(crate) role: Option<String>,
    pub(crate) super_admin: bool,
}

/// The academies an account may choose, by name: its own; for a super admin all.
pub(crate) async fn open_to(
    db: &Database,
    account_id: AccountId,
) -> Result<Vec<OpenAcademy>, Error> {
    const SQL: &str = "SELECT y.slug, y.name, u.role, k.super_admin FROM academies y \
        JOIN accounts k ON k.id = $1 LEFT JOIN users u ON u.academy_id = y.id AND u.account_id = k.id \
        WHERE k.super_admin OR u.id IS NOT NULL ORDER BY y.name, y.id";
    Ok(reading!(db, pool => sqlx::query_as(SQL).bind(account_id.0).fetch_all(pool).await?))
}

/// The academy that an account chose, with its membership there, if it has one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct ChosenAcademy {
    pub(crate) academy_id: i64,
    pub(crate) user_id: Option<i64>,
}

/// An academy that this account may choose; `user_id` is absent only for a super admin.
pub(crate) async fn choose(
    tx: &mut Tx,
    account_id: AccountId,
    slug: &AcademySlug,
) -> Result<Option<ChosenAcademy>, Error> {
    const SQL: &str = "SELECT y.id AS academy_id, u.id AS user_id FROM academies y \
        JOIN accounts k ON k.id = $1 LEFT JOIN users u ON u.academy_id = y.id AND u.account_id = k.id \
        WHERE y.slug = $2 AND (k.super_admin OR u.id IS NOT NULL)";
    Ok(writing!(tx, connection => sqlx::query_as(SQL)
        .bind(account_id.0).bind(slug.as_str()).fetch_optional(connection).await?))
}
