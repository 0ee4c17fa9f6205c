//! People: accounts, memberships, logging in.

mod academies;
mod create;
mod email;
mod link;
mod login;
mod login_limits;
mod password;
mod viewer;

pub use academies::{OpenAcademy, SwitchError, academies_of, switch_academy};
pub use create::{CreateUserError, NewUser, create_user};
pub use email::{Email, InvalidEmail};
pub use link::{LinkError, link_parent, link_supervisor};
#[cfg(feature = "testing")]
pub use login::log_in_without_password;
pub use login::{
    LOGIN_LIFE_DAYS, LONGEST_LOGIN_DAYS, LoggedIn, LoginError, log_in, log_out, renew_login,
};
pub(crate) use login_limits::LoginLimits;
pub(crate) use password::Hashing;
pub use password::{MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS};
pub use viewer::{Viewer, set_locale, viewer_of};
