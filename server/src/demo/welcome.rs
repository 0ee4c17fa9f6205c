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
    let program = std::env::args().next().unwrap_or_else(|| "majlis".to_owned());
    let (data, logins) = (data.path().display(), logins());
    let mut out = io::stdout().lock();
    write!(
        out,
        "
  Majlis is running: {public_url}

{logins}

  Password of everybody: {PASSWORD}
  Open two browser windows (one of them private), log in as teacher and as student, and join.
  Commands beside it: MAJLIS_DATA={data} {program} sessions list
  Stop it with Ctrl-C.

"
    )?;
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
