import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import type { Language } from "../fixtures/words.ts";

interface Manifest {
  name: string;
  start_url: string;
  display: string;
  icons: { src: string; sizes: string; type: string; purpose: string }[];
}

/** The eight bytes that every PNG begins with. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Fetches a picture and reads its pixels' number from its own head. */
async function pixels(api: APIRequestContext, address: string): Promise<string> {
  const answer = await api.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()["content-type"], address).toBe("image/png");
  const bytes = await answer.body();
  expect(bytes.subarray(0, 8), address).toEqual(PNG);
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

const NAME: Record<Language, string> = { ar: "مجلس", en: "Majlis" };

for (const language of ["ar", "en"] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ language });

    test("the manifest is in the page's language, and every icon is there for anybody and is what it says", ({ api, baseURL, page }) =>
      isInstallable(language, page, api, baseURL as string));
  });
}

async function isInstallable(language: Language, page: Page, api: () => Promise<APIRequestContext>, baseURL: string): Promise<void> {
  await page.goto("/login");
  const href = (rel: string) => page.locator(`link[rel="${rel}"]`).getAttribute("href");
  const asNobody = await api();
  const answer = await asNobody.get((await href("manifest")) as string);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^application\/manifest\+json/);
  const { name, start_url, display, icons } = (await answer.json()) as Manifest;
  expect({ name, start_url, display }).toEqual({ name: NAME[language], start_url: "/", display: "standalone" });

  expect(icons.map(({ purpose, sizes }) => `${purpose} ${sizes}`).sort(), "what phones want in order to install it").toEqual(
    ["any 192x192", "any 512x512", "any any", "maskable 512x512"],
  );
  for (const { src, sizes, type } of icons.filter(({ type }) => type === "image/png")) {
    expect(await pixels(asNobody, src), src).toBe(sizes);
    expect(type).toBe("image/png");
  }
  const drawn = icons.filter(({ type }) => type !== "image/png").map(({ src }) => src);
  expect(drawn).toEqual([await href("icon")]);
  for (const src of drawn) {
    const svg = await asNobody.get(src);
    expect(svg.status()).toBe(200);
    expect(svg.headers()["content-type"]).toMatch(/^image\/svg\+xml/);
    expect(await svg.text()).toContain("<svg");
  }
  expect(await pixels(asNobody, (await href("apple-touch-icon")) as string)).toBe("180x180");

  // The browser itself finds nothing wrong with it.
  const devtools = await page.context().newCDPSession(page);
  const { url, errors } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(url).toBe(`${baseURL}/manifest.${language}.webmanifest`);
}
