import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { choosePorts } from "./ports";

test("ports stay the same from one start to the next, and a taken one is replaced", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nika-ports-"));
  const first = await choosePorts(folder, "any");
  expect(new Set(Object.values(first)).size).toBe(6);
  expect(await choosePorts(folder, "usual")).toEqual(first);

  const squatter = createServer().listen(first.web, "127.0.0.1");
  await new Promise((settle) => squatter.once("listening", settle));
  const moved = await choosePorts(folder, "usual");
  squatter.close();
  expect(moved).toEqual({ ...first, web: moved.web });
  expect(moved.web).not.toBe(first.web);
  rmSync(folder, { recursive: true });
});
