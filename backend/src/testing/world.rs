//! Two academies with people in every role, on a database of their own.

use super::{FakeRooms, HandClock, Kind, TestDatabase};
use crate::{
    Backend, BackendParts,
    academies::{self, NewAcademy},
    livekit::{Cluster, Secret},
    people::{self, NewUser, Viewer},
    sessions::{self, By, NewSession},
};
use domain::{
    AcademySlug, Kind as LessonKind, Locale, Minutes, Role, SessionId, Status, Timestamp,
    transition::Cause, wire::Session,
};
use std::sync::Arc;

/// The password of everybody here.
pub const PASSWORD: &str = "a long password";

/// The e-mail of the nth student of the first academy, from 1.
pub fn student_email(number: usize) -> String {
    format!("student{number}@itqan.test")
}

/// A back end with people in it: `{role}@itqan.test` for each role, a second teacher
/// `teacher2@itqan.test` and two students; `{role}@other.test` in a second academy.
#[derive(Debug)]
pub struct World {
    /// What the tests work on.
    pub backend: Backend,
    /// Its LiveKit.
    pub rooms: Arc<FakeRooms>,
    /// Its clock.
    pub clock: Arc<HandClock>,
    /// Its database; goes away with the world.
    pub database: TestDatabase,
}

impl World {
    /// Makes one.
    ///
    /// # Panics
    /// When anything fails.
    pub async fn new(kind: Kind) -> Self {
        let database = TestDatabase::new(kind).await;
        let (rooms, clock) = (Arc::new(FakeRooms::default()), Arc::new(HandClock::default()));
        let backend = Backend::new(BackendParts {
            db: database.db.clone(),
            cluster: cluster(),
            rooms: rooms.clone(),
            public_url: "https://majlis.test".into(),
            time: clock.clone(),
        });
        let world = Self { backend, rooms, clock, database };
        world.populate().await;
        world
    }

    async fn populate(&self) {
        for (slug, domain) in [("itqan-academy", "itqan"), ("other-academy", "other")] {
            let academy = NewAcademy {
                slug: slug.parse().expect("a slug"),
                name: format!("{domain} academy"),
                locale: Locale::Ar,
                time_zone: "Asia/Riyadh".into(),
            };
            academies::create(&self.backend, academy, self.now()).await.expect("an academy");
            for role in Role::ALL {
                self.add(slug, role, &format!("{role}@{domain}.test")).await;
            }
            let address = |role: &str| format!("{role}@{domain}.test");
            people::link_parent(&self.backend, &address("parent"), &address("student"))
                .await
                .expect("parent and child");
            people::link_supervisor(&self.backend, &address("supervisor"), &address("teacher"))
                .await
                .expect("supervisor and teacher");
        }
        self.add("itqan-academy", Role::Teacher, "teacher2@itqan.test").await;
        self.add("itqan-academy", Role::Student, &student_email(1)).await;
        self.add("itqan-academy", Role::Student, &student_email(2)).await;
    }

    /// Adds a member without a password: [`World::viewer`] needs none, and hashing takes long.
    ///
    /// # Panics
    /// When anything fails.
    pub async fn add(&self, academy: &str, role: Role, email: &str) {
        self.add_with(academy, role, email, None).await;
    }

    /// Adds a member who can log in with [`PASSWORD`].
    ///
    /// # Panics
    /// When anything fails.
    pub async fn add_with_password(&self, academy: &str, role: Role, email: &str) {
        self.add_with(academy, role, email, Some(PASSWORD.into())).await;
    }

    async fn add_with(&self, academy: &str, role: Role, email: &str, password: Option<String>) {
        let user = NewUser {
            academy: academy.parse().expect("a slug"),
            role,
            super_admin: false,
            may_manage_sessions: false,
            email: email.into(),
            name: email.split('@').next().unwrap_or(email).into(),
            password,
        };
        people::create_user(&self.backend, user, self.now()).await.expect("a member");
    }

    /// The present instant of this world.
    pub fn now(&self) -> Timestamp {
        self.backend.now()
    }

    /// A lesson of the first academy: teacher `teacher@itqan.test`, students `student@…` and
    /// `student1@…`, 45 minutes.
    pub fn lesson(&self, starts_at: Timestamp) -> NewSession {
        NewSession {
            academy: slug(),
            kind: LessonKind::QuranGroup,
            title: "سورة الكهف".into(),
            teacher_email: "teacher@itqan.test".into(),
            student_emails: vec!["student@itqan.test".into(), student_email(1)],
            starts_at: Some(starts_at),
            duration: Minutes(45),
            status: Status::Scheduled,
            reason: None,
        }
    }

    /// Stores a lesson by the command line's authority.
    ///
    /// # Panics
    /// When anything fails.
    pub async fn create(&self, lesson: NewSession) -> Session {
        let by = By { cause: Cause::Cli, user: None };
        sessions::create(&self.backend, lesson, by, self.now()).await.expect("a session")
    }

    /// A lesson that starts in so many minutes.
    ///
    /// # Panics
    /// When anything fails.
    pub async fn scheduled_in(&self, minutes: i64) -> SessionId {
        self.create(self.lesson(self.now().plus_millis(minutes * 60_000))).await.id
    }

    /// A lesson that can be joined now.
    ///
    /// # Panics
    /// When anything fails.
    pub async fn ready(&self) -> SessionId {
        let lesson = self.lesson(self.now().plus_millis(10 * 60_000));
        self.create(NewSession { status: Status::Ready, ..lesson }).await.id
    }

    /// The session now, as the command line sees it.
    ///
    /// # Panics
    /// When there is none.
    pub async fn session(&self, id: SessionId) -> Session {
        let all = sessions::list(&self.backend, None).await.expect("a list");
        all.into_iter().find(|session| session.id == id).expect("the session exists")
    }

    /// Somebody logged in, found by e-mail.
    ///
    /// # Panics
    /// When there is no such person.
    pub async fn viewer(&self, email: &str) -> Viewer {
        let token = self.login(email).await;
        let found = people::viewer_of(&self.backend, &token, self.now()).await.expect("an answer");
        found.expect("somebody is logged in")
    }

    /// A login cookie's value for somebody, without their password.
    ///
    /// # Panics
    /// When there is no such person.
    pub async fn login(&self, email: &str) -> String {
        people::log_in_without_password(&self.backend, email, self.now())
            .await
            .expect("a login")
            .token
    }

    /// The cluster's key and secret.
    pub fn key(&self) -> (String, String) {
        let cluster = self.backend.cluster();
        (cluster.api_key.clone(), cluster.api_secret.expose().to_owned())
    }
}

fn slug() -> AcademySlug {
    "itqan-academy".parse().expect("a slug")
}

fn cluster() -> Cluster {
    Cluster {
        name: "main".into(),
        server_url: "wss://livekit.test".into(),
        api_url: "https://livekit.test".into(),
        api_key: "testkey".into(),
        api_secret: Secret::new("a-secret-of-at-least-32-characters-for-tests"),
    }
}
