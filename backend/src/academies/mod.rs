//! Academies: the tenants.

mod create;

pub use create::{CreateAcademyError, NewAcademy, create};
