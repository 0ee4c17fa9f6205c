//! How many people fit on the stage, and who is large.

/// A tile narrower or lower than this shows nobody, pixels.
const SMALLEST_TILE: (f64, f64) = (150.0, 120.0);
/// What the stage is smaller than the window by: top, controls and margins, pixels.
const AROUND_STAGE: (f64, f64) = (24.0, 190.0);
/// More people at once than this nobody can follow.
const MOST_TILES: usize = 25;

/// What stands large on the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// Somebody's screen; their identity.
    Screen(String),
    /// The person this page keeps large; their identity.
    Pinned(String),
}

/// A shared screen goes before a pinned person: it is what the class looks at.
pub(super) fn focus(sharing: Option<String>, pinned: Option<String>) -> Option<Focus> {
    sharing.map(Focus::Screen).or(pinned.map(Focus::Pinned))
}

/// Columns for a number of tiles where there is room; the style lowers it on small screens.
pub(super) fn columns(tiles: usize) -> usize {
    match tiles {
        0 | 1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        10..=16 => 4,
        _ => 5,
    }
}

/// How many tiles a window of this size shows on one page.
pub(super) fn capacity((width, height): (f64, f64)) -> usize {
    let fit = |space: f64, smallest: f64| (space / smallest).max(1.0) as usize;
    // As the style has it: two columns on a phone held upright.
    let most_columns = if width <= 640.0 { 2 } else { 5 };
    let columns = fit(width - AROUND_STAGE.0, SMALLEST_TILE.0).min(most_columns);
    let rows = fit(height - AROUND_STAGE.1, SMALLEST_TILE.1);
    (columns * rows).clamp(2, MOST_TILES)
}

/// One page of the people: which ones, which page it is, and of how many, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// The first one shown.
    pub(super) from: usize,
    /// The one after the last one shown.
    pub(super) to: usize,
    /// This page.
    pub(super) number: usize,
    /// All pages.
    pub(super) of: usize,
}

/// The page that was asked for (from one), or the last one when people have left.
pub(super) fn page(asked: usize, people: usize, capacity: usize) -> Page {
    let of = people.div_ceil(capacity).max(1);
    let number = asked.clamp(1, of);
    let from = (number - 1) * capacity;
    Page { from, to: (from + capacity).min(people), number, of }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_grows_with_its_tiles() {
        let all: Vec<_> = [1, 2, 4, 5, 9, 10, 16, 17, 50].map(columns).into();
        assert_eq!(all, [1, 2, 2, 3, 3, 4, 4, 5, 5]);
    }

    #[test]
    fn a_window_shows_as_many_as_can_be_seen() {
        assert_eq!(capacity((390.0, 844.0)), 10);
        assert_eq!(capacity((320.0, 568.0)), 3);
        assert_eq!(capacity((1440.0, 900.0)), 25);
        assert_eq!(capacity((844.0, 390.0)), 5);
        assert_eq!(capacity((0.0, 0.0)), 2);
    }

    #[test]
    fn everybody_is_on_exactly_one_page() {
        for (people, capacity) in (0..60).flat_map(|people| [2, 3, 10, 25].map(|one| (people, one)))
        {
            let pages = page(1, people, capacity).of;
            let mut shown = vec![];
            for number in 1..=pages {
                let page = page(number, people, capacity);
                assert_eq!((page.number, page.of), (number, pages));
                assert!(page.to - page.from <= capacity);
                shown.extend(page.from..page.to);
            }
            assert_eq!(shown, (0..people).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_page_that_has_emptied_gives_way_to_the_last_one() {
        assert_eq!(page(3, 7, 5), Page { from: 5, to: 7, number: 2, of: 2 });
        assert_eq!(page(0, 7, 5).number, 1);
    }

    #[test]
    fn a_screen_goes_before_a_pinned_person() {
        let some = |identity: &str| Some(identity.to_owned());
        assert_eq!(focus(some("u1"), some("u2")), Some(Focus::Screen("u1".into())));
        assert_eq!(focus(None, some("u2")), Some(Focus::Pinned("u2".into())));
        assert_eq!(focus(None, None), None);
    }
}
