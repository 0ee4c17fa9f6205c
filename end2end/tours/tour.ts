import type { Page } from "@playwright/test";

/**
 * What is done at each stop of a tour: a look by axe, or a picture. The name says which page or state it is, and is the
 * name of its picture.
 */
export type Stop = (page: Page, name: string) => Promise<void>;
