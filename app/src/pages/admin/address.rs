//! What the address of the panel says.

use domain::{SessionId, admin_filter::AdminFilter};
use leptos_router::params::ParamsMap;

/// The filter, and the session whose details are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pages) struct Address {
    pub(super) filter: AdminFilter,
    pub(super) open: Option<SessionId>,
}

impl Address {
    /// Reads the query; what can't be read counts as absent.
    pub(in crate::pages) fn read(query: &ParamsMap) -> Self {
        let (filter, _) = AdminFilter::read(|name| query.get(name));
        Self { filter, open: query.get("id").and_then(|id| id.parse().ok()) }
    }

    /// The path and query that say this.
    pub(super) fn url(&self) -> String {
        let mut query = self.filter.to_query();
        if let Some(id) = self.open {
            if !query.is_empty() {
                query.push('&');
            }
            query.push_str("id=");
            query.push_str(&id.to_string());
        }
        let mark = if query.is_empty() { "" } else { "?" };
        ["/admin/sessions", mark, &query].concat()
    }
}

/// The address of a filter with nothing open.
pub(super) fn url(filter: AdminFilter) -> String {
    Address { filter, open: None }.url()
}
