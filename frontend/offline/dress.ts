/** In which language and appearance the offline page is shown: the server, which decides it for every other page, is not there. */

export const THEMES = ["light", "dark", "system"];

/** The value of a cookie in `document.cookie`. */
export function cookie(cookies: string, name: string): string | undefined {
  const pair = cookies.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}

/** The first of some wishes that can be had, else the first there is. */
export function choose(wishes: (string | null | undefined)[], all: readonly string[]): string | undefined {
  return wishes.find((wish): wish is string => wish != null && all.includes(wish)) ?? all[0];
}
