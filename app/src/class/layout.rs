//! How many people fit on the stage, and who is large.

/// A tile lower than this shows nobody, pixels.
const LOWEST_TILE: f64 = 120.0;
/// What the stage is lower than the window by: top, controls and margins, pixels.
const AROUND_STAGE: f64 = 190.0;
/// Between two tiles on a phone held upright, and else, pixels.
const GAPS: (f64, f64) = (8.0, 12.0);
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

/// A shared screen goes before a pinned person: it is what the class looks at. Of several the chosen
/// one, else the first.
pub(super) fn focus(
    screens: &[String],
    chosen: Option<&String>,
    pinned: Option<String>,
) -> Option<Focus> {
    let screen = screens.iter().find(|one| Some(*one) == chosen).or(screens.first());
    screen.cloned().map(Focus::Screen).or(pinned.map(Focus::Pinned))
}

/// Columns for a number of tiles in a window of this size; the style follows it. More than usual in a
/// low window, so that nothing has to be scrolled to.
pub(super) fn columns(tiles: usize, size: (f64, f64)) -> usize {
    let wished = match tiles {
        0 | 1 => 1,
        2..=4 => 2,
        5..=9 => 3,
        10..=16 => 4,
        _ => 5,
    };
    wished.max(tiles.div_ceil(rows(size))).min(most_columns(size.0))
}

/// How many tiles a window of this size shows on one page.
pub(super) fn capacity(size: (f64, f64)) -> usize {
    (most_columns(size.0) * rows(size)).min(MOST_TILES)
}

/// On a phone held upright, on a tablet, else.
fn most_columns(width: f64) -> usize {
    if width <= 640.0 {
        2
    } else if width < 1024.0 {
        3
    } else {
        5
    }
}

fn rows((width, height): (f64, f64)) -> usize {
    let gap = if width <= 640.0 { GAPS.0 } else { GAPS.1 };
    ((height - AROUND_STAGE + gap) / (LOWEST_TILE + gap)).max(1.0) as usize
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
    fn the_grid_grows_with_its_tiles_and_its_window() {
        let in_width =
            |width| [1, 2, 4, 5, 9, 10, 16, 17, 25].map(|tiles| columns(tiles, (width, 1400.0)));
        assert_eq!(in_width(1024.0), [1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(in_width(1023.0), [1, 2, 2, 3, 3, 3, 3, 3, 3]);
        assert_eq!(in_width(641.0), [1, 2, 2, 3, 3, 3, 3, 3, 3]);
        assert_eq!(in_width(640.0), [1, 2, 2, 2, 2, 2, 2, 2, 2]);
        assert_eq!(columns(3, (844.0, 390.0)), 3, "a phone that lies has one row");
        assert_eq!(columns(15, (1440.0, 568.0)), 5);
    }

    #[test]
    fn a_window_shows_as_many_as_can_be_seen() {
        assert_eq!(capacity((390.0, 844.0)), 10);
        assert_eq!(capacity((320.0, 568.0)), 6);
        assert_eq!(capacity((800.0, 600.0)), 9);
        assert_eq!(capacity((1280.0, 800.0)), 20, "a fifth row would be cut off by the gaps");
        assert_eq!(capacity((1440.0, 900.0)), 25);
        assert_eq!(capacity((844.0, 390.0)), 3);
        assert_eq!(capacity((0.0, 0.0)), 2);
    }

    #[test]
    fn no_page_has_more_rows_than_there_is_room_for() {
        let sizes = (300..1600).step_by(20).flat_map(|width| {
            (200..1200).step_by(20).map(move |height| (f64::from(width), f64::from(height)))
        });
        for size in sizes {
            for tiles in 1..=capacity(size) {
                let needed = tiles.div_ceil(columns(tiles, size));
                assert!(needed <= rows(size), "{tiles} in {size:?}");
            }
        }
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
        let screens = ["u1".to_owned(), "u2".to_owned()];
        let screen = |identity: &str| Some(Focus::Screen(identity.to_owned()));
        assert_eq!(focus(&screens, None, some("u3")), screen("u1"));
        assert_eq!(focus(&screens, some("u2").as_ref(), None), screen("u2"));
        assert_eq!(focus(&screens, some("gone").as_ref(), None), screen("u1"));
        assert_eq!(focus(&[], some("u2").as_ref(), some("u3")), Some(Focus::Pinned("u3".into())));
        assert_eq!(focus(&[], None, None), None);
    }
}
