import { expect, test } from "vitest";
import { readText } from "@/lib/webhooks/read-text";

const posted = (body: BodyInit) =>
  new Request("http://127.0.0.1", { method: "POST", body, duplex: "half" } as RequestInit);

test("a body is read byte for byte, its mark included", async () => {
  expect(await readText(posted("a=é&b=+"), 100)).toBe("a=é&b=+");
  expect(await readText(posted("\uFEFFa=1"), 100)).toBe("\uFEFFa=1");
  expect(await readText(new Request("http://127.0.0.1", { method: "POST" }), 100)).toBe("");
});

test("a body over the limit is not read to its end", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 1;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  expect(await readText(posted(endless), 10_000)).toBeNull();
  expect(sent).toBeLessThan(20);
  expect(await readText(posted("x".repeat(10)), 10)).toBe("x".repeat(10));
  expect(await readText(posted("é".repeat(6)), 11)).toBeNull();
});

test("bytes that are no UTF-8 are no text", async () => {
  expect(await readText(posted(new Uint8Array([0x61, 0xff])), 100)).toBeNull();
});
