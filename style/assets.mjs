/**
 * Makes the committed files of `public/`: the icon sprite, the two narrowed fonts and the raster icons.
 *
 * Run by hand after changing a list below, then commit the result:
 *   npm ci --prefix frontend && node style/assets.mjs            sprite and fonts
 *   CHROMIUM=/usr/bin/chromium node style/assets.mjs             … and the PNG icons, drawn from public/favicon.svg
 *
 * It is no part of the build: nothing here is needed to compile or to serve Majlis.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const output = (path) => join(root, "public", path);
// The packages belong to the front end; this file lives beside the styles.
const require = createRequire(join(root, "frontend", "package.json"));

/** Icons by their lucide names, which are also the symbols' ids. */
const ICONS = [
  // Statuses, always with their word.
  "circle-dashed", "calendar-clock", "door-open", "radio", "check", "x", "user-x", "circle-pause",
  // Getting in: the phases of Join, the countdown, what stands in the way.
  "lock", "eye", "headphones", "loader-circle", "timer", "hourglass", "calendar", "calendar-x", "clock",
  // In class.
  "mic", "mic-off", "video", "video-off", "users", "user", "log-out", "maximize", "minimize", "volume-2", "volume-x",
  "refresh-cw", "rotate-cw", "wifi-off", "monitor-up", "monitor-smartphone", "ellipsis", "pin", "pin-off", "keyboard",
  "monitor-x", "chevron-up", "triangle-alert",
  // Pages and forms.
  "arrow-left", "arrow-right", "chevron-left", "chevron-right", "chevron-down", "languages", "sun", "moon", "sun-moon",
  "eye-off", "info", "circle-check", "circle-x", "circle-alert", "search", "copy", "link", "shield-alert", "server-crash",
  "file-question-mark", "book-open", "list-filter", "sliders-horizontal",
];

/** The mark: a doorway with its door ajar. Drawn for a stroke of 2.4 on a grid of 32. */
const LOGO = '<path d="M10.6 23.4v-8.2a5.4 5.4 0 0 1 10.8 0v8.2M16 23.4v-5.6" stroke-width="2.4"/>';

/** Every letter the pages may show; anything else falls back to the system's fonts. */
const CHARACTERS = {
  latin: range(0x20, 0x7e) + range(0xa0, 0xff) + "–—‘’“”…•",
  // Letters, marks, punctuation, and four letters for foreign names; no digits: both languages write 0 to 9.
  arabic: "،؛؟" + range(0x621, 0x63a) + range(0x640, 0x655) + "ٰٱ" + "پچڤگ" + "\u200c\u200d",
};

function range(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, offset) => first + offset));
}

function sprite() {
  const symbols = ICONS.map((name) => {
    const file = require.resolve(`lucide-static/icons/${name}.svg`);
    const inner = readFileSync(file, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].trim().replace(/>\s+</g, "><");
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replaceAll(" />", "/>")}</symbol>`;
  });
  symbols.push(`<symbol id="logo" viewBox="0 0 32 32">${LOGO}</symbol>`);
  const note = "<!-- lucide-static, ISC licence; made by style/assets.mjs -->";
  writeFileSync(output("icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${note}${symbols.join("")}</svg>\n`);
}

async function fonts() {
  const { default: subset } = await import(pathToFileURL(require.resolve("subset-font")).href);
  mkdirSync(output("fonts"), { recursive: true });
  for (const [script, text] of Object.entries(CHARACTERS)) {
    const source = require.resolve(`@fontsource-variable/vazirmatn/files/vazirmatn-${script}-wght-normal.woff2`);
    const narrowed = await subset(readFileSync(source), text, {
      targetFormat: "woff2",
      variationAxes: { wght: { min: 400, max: 700 } },
    });
    writeFileSync(output(`fonts/vazirmatn-${script}.woff2`), narrowed);
    console.log(`vazirmatn-${script}.woff2: ${narrowed.length} bytes`);
  }
}

function mark(radius, scale) {
  const shift = 16 - 16 * scale;
  return (
    `<rect width="32" height="32" rx="${radius}" fill="#131A2A"/>` +
    `<g fill="none" stroke="#fff" stroke-linecap="round" transform="matrix(${scale} 0 0 ${scale} ${shift} ${shift})">${LOGO}</g>`
  );
}

function svg(body, size = 32) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${body}</svg>\n`;
}

/** PNG files for the systems that take no SVG; the maskable one keeps the mark inside the safe circle. */
function rasters(chromium) {
  const folder = mkdtempSync(join(tmpdir(), "majlis-icons-"));
  for (const [name, size, body] of [
    ["apple-touch-icon", 180, mark(0, 0.9)],
    ["icon-192", 192, mark(8, 1)],
    ["icon-512", 512, mark(8, 1)],
    ["icon-maskable-512", 512, mark(0, 0.8)],
  ]) {
    const page = join(folder, `${name}.html`);
    writeFileSync(page, `<style>body{margin:0}svg{display:block}</style>${svg(body, size)}`);
    execFileSync(chromium, [
      "--headless", "--no-sandbox", "--hide-scrollbars", "--default-background-color=00000000",
      `--window-size=${size},${size}`, `--screenshot=${output(`${name}.png`)}`, pathToFileURL(page).href,
    ], { stdio: "ignore" });
  }
  rmSync(folder, { recursive: true });
}

sprite();
await fonts();
writeFileSync(output("favicon.svg"), svg(mark(8, 1)));
if (process.env.CHROMIUM) rasters(process.env.CHROMIUM);
