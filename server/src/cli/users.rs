//! `majlis users …`

use super::{answer::Answer, run::CommandError};
use backend::{
    Backend,
    people::{self, NewUser},
};
use clap::{Args, Subcommand};
use domain::{AcademySlug, Role};
use serde_json::json;
use std::{io, str::FromStr};

#[derive(Debug, Subcommand)]
pub(super) enum Users {
    /// Make somebody a member of an academy
    Create(Create),
    /// Let a parent see a child's sessions, or a supervisor a teacher's
    Link(Link),
}

#[derive(Debug, Args)]
pub(super) struct Create {
    /// The academy's slug
    #[arg(long)]
    academy: AcademySlug,
    /// student, teacher, parent, supervisor, admin, or super_admin (an admin of every academy)
    #[arg(long)]
    role: RoleArg,
    /// Who logs in; an account that exists joins this academy too
    #[arg(long)]
    email: String,
    /// What people call them
    #[arg(long)]
    name: String,
    /// Read the password from standard input; without it the account can't log in yet
    #[arg(long)]
    password_stdin: bool,
    /// A supervisor who may cancel and edit sessions
    #[arg(long)]
    may_manage_sessions: bool,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub(super) struct Link {
    /// A parent's e-mail
    #[arg(long, requires = "child", conflicts_with_all = ["supervisor", "teacher"])]
    parent: Option<String>,
    /// Their child's e-mail
    #[arg(long, requires = "parent")]
    child: Option<String>,
    /// A supervisor's e-mail
    #[arg(long, requires = "teacher")]
    supervisor: Option<String>,
    /// The e-mail of a teacher they supervise
    #[arg(long, requires = "supervisor")]
    teacher: Option<String>,
}

/// A role, or the admin whose account spans academies.
#[derive(Clone, Copy, Debug)]
struct RoleArg {
    role: Role,
    super_admin: bool,
}

impl FromStr for RoleArg {
    type Err = domain::role::UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "super_admin" => Ok(Self { role: Role::Admin, super_admin: true }),
            text => Ok(Self { role: text.parse()?, super_admin: false }),
        }
    }
}

impl Users {
    pub(super) async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        match self {
            Self::Create(create) => create.run(backend).await,
            Self::Link(link) => link.run(backend).await,
        }
    }
}

impl Create {
    async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        let RoleArg { role, super_admin } = self.role;
        let password = if self.password_stdin { Some(password_line()?) } else { None };
        let json = json!({
            "academy": self.academy, "role": role, "super_admin": super_admin, "email": self.email, "name": self.name,
        });
        let text = format!("{} is {} of {}", self.email, role, self.academy);
        let new = NewUser {
            academy: self.academy,
            role,
            super_admin,
            may_manage_sessions: self.may_manage_sessions,
            email: self.email,
            name: self.name,
            password,
        };
        let id = people::create_user(backend, new, backend.now()).await?;
        let mut answer = Answer::new(&json, format!("{text} (id {id})"));
        answer.json["id"] = json!(id);
        Ok(answer)
    }
}

/// The first line, without its end: other white space may belong to the password.
fn password_line() -> io::Result<String> {
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

impl Link {
    async fn run(self, backend: &Backend) -> Result<Answer, CommandError> {
        match (self.parent.zip(self.child), self.supervisor.zip(self.teacher)) {
            (Some((parent, child)), _) => {
                people::link_parent(backend, &parent, &child).await?;
                Ok(Answer::new(
                    &json!({ "parent": parent, "child": child }),
                    format!("{parent} is a parent of {child}"),
                ))
            }
            (None, Some((supervisor, teacher))) => {
                people::link_supervisor(backend, &supervisor, &teacher).await?;
                let json = json!({ "supervisor": supervisor, "teacher": teacher });
                Ok(Answer::new(&json, format!("{supervisor} supervises {teacher}")))
            }
            (None, None) => {
                Err(io::Error::new(io::ErrorKind::InvalidInput, "nobody to link").into())
            }
        }
    }
}
