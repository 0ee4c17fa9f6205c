//! Academies and their settings.

use super::{Database, Tx, reading, writing};
use crate::Error;
use domain::{AcademyId, AcademySlug, Locale, Timestamp};

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
