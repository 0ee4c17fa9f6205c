//! What the demo prints once people can join.

use super::people::{PASSWORD, PEOPLE};
use crate::{config::PublicUrl, data_folder::DataFolder};
use comfy_table::{Table, presets};
use std::io::{self, Write};

/// Prints the address and the logins to standard output.
///
/// # Errors
/// When standard output is closed.
pub fn print_welcome(public_url: &PublicUrl, data: &DataFolder) -> io::Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "\n  Majlis is running: {public_url}\n\n{}\n\n", logins())?;
    writeln!(out, "  Password of everybody: {PASSWORD}")?;
    writeln!(
        out,
        "  Open two browser windows (one of them private), log in as teacher and as student, and join."
    )?;
    writeln!(
        out,
        "  Commands beside it: MAJLIS_DATA={} majlis sessions list",
        data.path().display()
    )?;
    writeln!(out, "  Stop it with Ctrl-C.\n")?;
    out.flush()
}

fn logins() -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["  login", "role", "name", "sees"]);
    for person in PEOPLE {
        let role = if person.super_admin { "super admin" } else { person.role.as_str() };
        table.add_row([&format!("  {}", person.email), role, person.name, person.sees]);
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_listed() {
        let logins = logins();
        assert!(PEOPLE.iter().all(|person| logins.contains(person.email)), "{logins}");
    }
}
