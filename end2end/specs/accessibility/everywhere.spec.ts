import { PHONE } from "../../browser.ts";
import { test } from "../../fixtures/test.ts";
import { everyTour } from "../../tours/all.ts";
import { phoneTours } from "../../tours/phone.ts";
import { breaksNoRule, isClean } from "./clean.ts";

/** Every page and state by axe, with all its rules: in both languages, on desktop and phone, in both themes. */
for (const language of ["ar", "en"] as const) {
  test.describe(language, () => {
    test.use({ language });
    everyTour(isClean);
  });

  test.describe(`${language}, only on phones`, () => {
    test.use({ language, ...PHONE });
    phoneTours(breaksNoRule);
  });
}
