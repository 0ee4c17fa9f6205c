/** Median, least and most of some rounds, rounded to so many digits for a table. */
export function spread(values: number[], digits = 0): string {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
  return [median, at(sorted, 0), at(sorted, sorted.length - 1)].map((value) => value.toFixed(digits)).join(" | ");
}

function at(values: number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new Error("nothing was measured");
  return value;
}

/** Prints a line of a Markdown table. */
export function row(...cells: (string | number)[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
