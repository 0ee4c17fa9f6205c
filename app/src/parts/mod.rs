//! Small components that every page uses.

mod academy_form;
mod avatar;
mod badge;
mod company;
mod countdown;
mod facts;
mod here;
mod icon;
mod language_form;
mod lesson_line;
mod menu;
mod page_title;
mod result;
mod theme_form;
mod top;

pub(crate) use avatar::{Avatar, key_of_name};
pub(crate) use badge::{StatusBadge, status_icon};
pub(crate) use company::{CompanyFacts, company_line, title_for};
pub(crate) use countdown::{Countdown, Digits, is_far, phase_name};
pub(crate) use facts::{SessionFacts, session_title};
pub(crate) use here::use_here;
pub(crate) use icon::Icon;
pub(crate) use language_form::LanguageForm;
pub(crate) use lesson_line::{LessonLine, StageBar};
pub(crate) use menu::Menu;
pub(crate) use page_title::PageTitle;
pub(crate) use result::{Mark, ResultCard, ResultPage};
pub(crate) use theme_form::{ThemeForm, ThemeMenu};
pub(crate) use top::Top;
