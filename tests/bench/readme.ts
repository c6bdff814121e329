import { availableParallelism, totalmem } from "node:os";

const begin = "<!-- npm run bench writes from here -->";
const end = "<!-- to here -->";

/** Puts what was measured between the two marks; everything else of the file stays as it is. */
export function withMeasurements(readme: string, measurements: string): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The README has no place between "${begin}" and "${end}".`);
  return `${readme.slice(0, from + begin.length)}\n\n${measurements}\n\n${readme.slice(to)}`;
}

/** When and on what kind of machine: "Measured on 20 November 2026 on 2 cores with 24 GB of memory, Node 24." */
export function whenAndWhere(day: Date): string {
  const date = new Intl.DateTimeFormat("en-ZA", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const cores = availableParallelism();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Measured on ${date.format(day)} on ${cores} ${cores === 1 ? "core" : "cores"} with ${gigabytes} GB of memory, Node ${process.versions.node.split(".")[0]}.`;
}
