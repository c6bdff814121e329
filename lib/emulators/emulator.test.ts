import { createServer } from "node:http";
import { expect, test } from "vitest";
import { listen, refuseInProduction } from "@/lib/emulators/emulator";

test("a stand-in answers on 127.0.0.1 only, until it is closed", async () => {
  const running = await listen(
    createServer((_, response) => response.end("here")),
    0,
  );
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await (await fetch(running.url)).text()).toBe("here");
  await running.close();
  await expect(fetch(running.url)).rejects.toThrow();
});

test("a taken port is refused with a sentence that names it", async () => {
  const first = await listen(createServer(), 0);
  const port = Number(new URL(first.url).port);
  await expect(listen(createServer(), port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  await first.close();
});

test("stand-ins refuse production unless they are asked for by name", () => {
  expect(() => refuseInProduction({ NODE_ENV: "production" })).toThrow("NIKA_EMULATORS=1");
  expect(() => refuseInProduction({ NODE_ENV: "production", NIKA_EMULATORS: "true" })).toThrow();
  expect(() => refuseInProduction({ NODE_ENV: "production", NIKA_EMULATORS: "1" })).not.toThrow();
  expect(() => refuseInProduction({ NODE_ENV: "development" })).not.toThrow();
});
