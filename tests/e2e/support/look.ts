import { mkdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const pictures = "tests/output/pictures";

/** Keeps a picture of the whole screen and finds no fault in its accessibility. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(pictures, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true, animations: "disabled" });
  // Nothing of another site is framed, so that no second page has to be opened to gather what was found.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`);
  expect(found, `accessibility of ${name}`).toEqual([]);
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
