import { expect, test } from "vitest";
import { inlineScriptHashes } from "./inline-scripts.mjs";

const page = (...scripts: string[]) =>
  `<html><body>${scripts.map((script) => `<script>${script}</script>`).join("")}</body></html>`;

test("the data and the clock that Next.js writes into a page are named by their hash", async () => {
  const hashes = await inlineScriptHashes(
    page(
      "(self.__next_f=self.__next_f||[]).push([0])",
      'self.__next_f.push([1,"0:{\\"P\\":null}\\n\\u003cb\\u003e"])',
      "requestAnimationFrame(function(){$RT=performance.now()});",
    ),
  );
  expect(hashes).toHaveLength(3);
  for (const hash of hashes) expect(hash).toMatch(/^'sha256-[A-Za-z0-9+/]{43}='$/);
});

test("a script that anybody else wrote gets no hash, however like Next.js's it looks", async () => {
  for (const script of [
    "alert(1)",
    "self.__next_f.push([1,alert(1)])",
    'self.__next_f.push([1,"x"]);alert(1)',
    'self.__next_f.push([1,"x"]),alert([1])',
    "self.__next_f.push({})",
    'alert(1);self.__next_f.push([1,"x"])',
    "",
  ])
    expect(await inlineScriptHashes(page(script)), script).toEqual([]);
});

test("a script that comes from an address needs no hash", async () => {
  expect(await inlineScriptHashes('<script src="/_next/a.js" async=""></script>')).toEqual([]);
});
