import { mkdirSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

const pictures = "tests/output/pictures";

/** Keeps a picture of the whole screen and finds no fault in its accessibility. */
export async function look(page: Page, name: string): Promise<void> {
  // A page that one comes to by a link gets its title a moment after its content.
  await expect(page, `${name} has a title`).toHaveTitle(/\S/);
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(pictures, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true, animations: "disabled" });
  expect(await faultsIn(page), `accessibility of ${name}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} is not wider than the screen`).toBeLessThanOrEqual(0);
}

/** Looks at a screen on a phone and on a desk. */
export async function lookAround(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await look(page, name);
  }
  await page.setViewportSize(before);
}

/** What breaks a rule of axe's, and where. A document is given axe once: reading it takes longer than what it finds. */
async function faultsIn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
  });
}
