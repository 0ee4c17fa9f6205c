//! `majlis academies …`

use super::{answer::Answer, run::CommandError};
use backend::{
    Backend,
    academies::{self, NewAcademy},
};
use clap::Subcommand;
use domain::{AcademySlug, Locale};
use serde_json::json;

#[derive(Debug, Subcommand)]
pub(super) enum Academies {
    /// Make an academy
    Create {
        /// Part of every room name, such as itqan-academy; never changes
        slug: AcademySlug,
        /// What people call it
        #[arg(long)]
        name: String,
        /// The language of people who have not chosen one: ar or en
        #[arg(long, default_value = "ar")]
        locale: Locale,
        /// An IANA time zone
        #[arg(long, default_value = "Asia/Riyadh")]
        time_zone: String,
    },
}

impl Academies {
    pub(super) async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        let Self::Create { slug, name, locale, time_zone } = self;
        let new = NewAcademy {
            slug: slug.clone(),
            name: name.clone(),
            locale,
            time_zone: time_zone.clone(),
        };
        let id = academies::create(backend, new, backend.now()).await?;
        let json = json!({ "id": id, "slug": slug, "name": name, "locale": locale, "time_zone": time_zone });
        Ok(Answer::new(&json, format!("academy {slug} made (id {id})")))
    }
}
