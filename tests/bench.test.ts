import { expect, test } from "vitest";
import { renderCertificate } from "@/lib/certificates/document/render-certificate";
import { type Budget, budgets } from "@/tests/bench/budgets";
import { drawPlainCertificate, layOut } from "@/tests/bench/certificate/plain-certificate";
import { judge, type Measurement } from "@/tests/bench/judge";
import { median } from "@/tests/bench/median";
import { whenAndWhere, withMeasurements } from "@/tests/bench/readme";
import { scriptsIn } from "@/tests/bench/scripts-in";
import { table } from "@/tests/bench/table";
import { factsOfCertificate } from "@/tests/support/certificate-facts";
import { largestDifference } from "@/tests/support/ink";

const { speed, kilobytes, memoryMegabytes } = budgets.certificate;
const fast: Measurement = { what: "drawn", unit: "per second", figure: 900, baseline: 100, budget: speed };
const small: Measurement = { what: "size", unit: "KB", figure: 30, budget: kilobytes };
const lean: Measurement = { what: "memory", unit: "MB", figure: 200, budget: memoryMegabytes };
const verdictsOf = (...measurements: Measurement[]) =>
  judge("certificate", measurements).map(({ verdict }) => verdict);

test("a budget is held up to its very limit", () => {
  expect(verdictsOf(fast, small, lean)).toEqual(["held", "held", "held"]);
});

test("a budget beyond its limit is broken, by figure and by ratio", () => {
  expect(verdictsOf({ ...fast, figure: 899 }, small, lean)).toEqual(["broken", "held", "held"]);
  expect(verdictsOf(fast, { ...small, figure: 30.1 }, lean)).toEqual(["held", "broken", "held"]);
});

test("a budget is broken when its baseline or its whole measurement is missing, or no number came out", () => {
  expect(verdictsOf({ ...fast, baseline: undefined }, small, lean)[0]).toBe("broken");
  expect(verdictsOf({ ...fast, baseline: 0 }, small, lean)[0]).toBe("broken");
  expect(verdictsOf(fast, { ...small, figure: Number.NaN }, lean)[1]).toBe("broken");
  expect(verdictsOf(fast, small)).toEqual(["held", "held", "broken"]);
});

test("what has no budget is told and never judged", () => {
  expect(verdictsOf(fast, small, lean, { what: "stored", unit: "", figure: 0 }).at(-1)).toBe("told");
});

test("every budget says what it holds and on which side", () => {
  for (const group of Object.values(budgets)) {
    for (const budget of Object.values<Budget>(group))
      expect((budget.atLeast === undefined) !== (budget.atMost === undefined)).toBe(true);
  }
});

test("the table names figure, baseline, ratio, budget and verdict", () => {
  const lines = table(judge("certificate", [{ ...fast, figure: 850 }, small, lean])).split("\n");
  const cells = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  expect(cells[2]).toEqual([
    "",
    "drawn",
    "850 per second",
    "100 per second",
    "8.5 ×",
    "≥ 9 ×",
    "**broken**",
    "",
  ]);
  expect(cells[3]).toEqual(["", "size", "30 KB", "", "", "≤ 30 KB", "held", ""]);
});

test("the README is rewritten between the marks alone, as often as one likes", () => {
  const marks = ["<!-- npm run bench writes from here -->", "<!-- to here -->"];
  const readme = `before\n\n${marks[0]}\nold\n${marks[1]}\n\nafter\n`;
  const once = withMeasurements(readme, "| new |");
  expect(once).toBe(`before\n\n${marks[0]}\n\n| new |\n\n${marks[1]}\n\nafter\n`);
  expect(withMeasurements(once, "| new |")).toBe(once);
  expect(() => withMeasurements("no marks", "| new |")).toThrow("no place");
});

test("when and where is told in plain words", () => {
  expect(whenAndWhere(new Date("2026-11-20T12:00:00Z"))).toMatch(
    /^Measured on 20 November 2026 on \d+ cores? with \d+ GB of memory, Node \d+\.$/,
  );
});

test("a median is not moved by one slow round", () => {
  expect(median([3, 1, 100])).toBe(3);
  expect(median([1, 2, 4, 100])).toBe(3);
});

test("scripts of other origins count, those for old browsers do not, and each counts once", () => {
  const html = `<script src="/a.js" async=""></script><script src="/old.js" noModule=""></script>
    <script>inline()</script><script src="/a.js"></script><script src="https://c.example/b.js?x=1&amp;y=2" defer></script>`;
  expect(scriptsIn(html)).toEqual(["/a.js", "https://c.example/b.js?x=1&y=2"]);
});

test("the baseline draws the page that we draw: the same ink, by two engines", async () => {
  const facts = factsOfCertificate();
  const plain = await drawPlainCertificate(layOut(facts));
  expect(await largestDifference(plain, await renderCertificate(facts))).toBeLessThan(0.01);
});
