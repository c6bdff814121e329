import { expect, test } from "vitest";
import { plainAscii } from "./plain-ascii.mjs";

const words = "Tshililo Ṱhivhalaelwi gives R 1 234 – “nika” 🎉";

test("a page says the same in ASCII: in text, in attributes and in the data of its scripts", () => {
  const data = JSON.stringify([words, "\\é", "\u2028"]);
  const html = plainAscii(
    `<title>${words}</title><p title="${words}">${words}</p><script>push(${data})</script>`,
  );
  expect(html).toMatch(/^[ -~]*$/);
  const [, title, attribute, text, script] =
    /^<title>(.*)<\/title><p title="(.*)">(.*)<\/p><script>push\((.*)\)<\/script>$/.exec(html)!;
  for (const part of [title, attribute, text]) expect(readAsHtml(part!)).toBe(words);
  expect(JSON.parse(script!)).toEqual([words, "\\é", "\u2028"]);
});

test("a page that is ASCII already stays as it is", () => {
  const html =
    '<p class="a">R 5 &amp; more</p><script src="/_next/a.js"></script><script>push("\\u003c")</script>';
  expect(plainAscii(html)).toBe(html);
});

const readAsHtml = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
