import { adminTours } from "./admin.ts";
import { classTours } from "./classroom.ts";
import { endTours } from "./ends.ts";
import { manyPeopleTours } from "./many_people.ts";
import { pageTours } from "./pages.ts";
import { previewTours } from "./preview.ts";
import { sessionTours } from "./session.ts";
import type { Stop } from "./tour.ts";

/**
 * Every page and state there is to see, each reached as a person would reach it. A tour is a test; what it does at its
 * stops is for whoever calls this, so that accessibility and gallery look at the same things.
 */
export function everyTour(stop: Stop): void {
  // What takes longest comes first, so that the end is not one long wait.
  classTours(stop);
  manyPeopleTours(stop);
  endTours(stop);
  pageTours(stop);
  sessionTours(stop);
  previewTours(stop);
  adminTours(stop);
}
