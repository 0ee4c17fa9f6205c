/** Median, least and most of some rounds, rounded for a table. */
export function spread(values: number[]): string {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
  return `${Math.round(median)} | ${Math.round(at(sorted, 0))} | ${Math.round(at(sorted, sorted.length - 1))}`;
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
