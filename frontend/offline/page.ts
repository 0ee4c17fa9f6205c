/** The script of the offline page (`app/src/shell/offline.rs`): shows it in the right language, and leaves when it can. */
import { choose, cookie, THEMES } from "./dress.ts";
import { Return, type Told } from "./return.ts";

/** How long the server may take to say that it is there. */
const PATIENCE_MS = 8_000;

const root = document.documentElement;

function show(): void {
  const templates = [...document.querySelectorAll("template")];
  const locale = choose([cookie(document.cookie, "locale"), last_language()], templates.map(({ lang }) => lang));
  const theme = choose([cookie(document.cookie, "theme"), "system"], THEMES);
  const words = templates.find(({ lang }) => lang === locale);
  if (!words) return;
  [root.lang, root.dir, document.title] = [words.lang, words.dir, words.title];
  if (theme !== undefined && theme !== "system") wear(theme);
  document.body.append(words.content);
}

/** What the last page was in: where nobody has pressed the switch, the account's language, which only the server knows. */
function last_language(): string | null {
  try {
    return localStorage.getItem("majlis.language");
  } catch {
    return null;
  }
}

function wear(theme: string): void {
  root.dataset["theme"] = theme;
  for (const colour of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    if (colour.media.includes(theme)) colour.removeAttribute("media");
    else colour.remove();
  }
}

async function answers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch("/healthz", { cache: "no-store", credentials: "omit", signal })).ok;
  } catch {
    return false;
  }
}

/** The wanted page is this one: its address has not changed. Only who opens the kept document by its own address goes home. */
function open(): void {
  if (location.pathname.startsWith("/offline/")) location.replace("/");
  else location.reload();
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function tell(what: Told): void {
  const status = document.querySelector<HTMLElement>("[role=status]");
  if (status) status.textContent = status.dataset[what] ?? "";
}

show();
const way_back = new Return({ answers, open, tell, random: Math.random, later });
document.querySelector("[data-retry]")?.addEventListener("click", () => way_back.press());
addEventListener("online", () => way_back.hint());
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) way_back.hint();
});
