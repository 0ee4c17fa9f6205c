import { expect, goto, test } from "../fixtures/test.ts";

/** A login that ends while a page is open: the page notices as soon as its live events have to be asked for again. */
for (const path of ["the session's page", "my sessions"] as const) {
  test(`whoever is logged out meanwhile is led from ${path} to the login page and back`, async ({ academy, faults, logIn }) => {
    faults.excuse(/status of 401/, "the browser notes the refusals");
    const session = await academy.plan({ at: "+2h" });
    const address = path === "my sessions" ? "/" : `/sessions/${session.id}`;
    const page = await logIn("student");
    await page.clock.install();
    // A stream that ends after its first words, so that the browser comes again soon.
    await page.route("**/events?*", (route) => route.fulfill({ contentType: "text/event-stream", body: "retry: 200\n\n" }));
    await goto(page, address);
    await page.context().clearCookies({ name: "session" });
    const refused = page.waitForResponse((answer) => answer.url().includes("/events?") && answer.status() === 401);
    await page.unroute("**/events?*");
    await refused;

    // It asks why within seconds.
    await page.clock.fastForward("00:05");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/login");
    expect(new URL(page.url()).searchParams.get("next")).toBe(address);
  });
}

test("a page whose session is refused to its person is asked for anew: the server says in its own words what is the case", async ({
  academy,
  faults,
  logIn,
  say,
}) => {
  faults.excuse(/status of 404/, "the browser notes the refusals");
  const session = await academy.plan({ at: "+2h" });
  const page = await logIn("student");
  const refusal = { status: 404, json: { code: "not_found" } };
  await page.route("**/events?*", (route) => route.fulfill(refusal), { times: 1 });
  await page.route("**/state?*", (route) => route.fulfill(refusal), { times: 1 });
  let documents = 0;
  page.on("request", (request) => (documents += request.isNavigationRequest() ? 1 : 0));
  await page.goto(`/sessions/${session.id}`);

  await expect.poll(() => documents, { message: "it asks why within seconds, and then for the page" }).toBe(2);
  await expect(page).toHaveURL(`/sessions/${session.id}`);
  await expect(page.getByRole("button", { name: say.join.too_early })).toBeDisabled();
});
