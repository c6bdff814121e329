import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import { startMail } from "@/lib/emulators/mail/server";

let folder: string;
let mail: Emulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nika-mail-"));
  mail = await startMail({ port: 0, folder });
});

afterAll(async () => {
  await mail.close();
  await rm(folder, { recursive: true });
});

async function post(message: object, headers: Record<string, string> = {}) {
  const reply = await fetch(`${mail.url}/emails`, {
    method: "POST",
    headers: { authorization: "Bearer re_test", ...headers },
    body: JSON.stringify({ from: "Nika <nika@example.org>", subject: "Hello", text: "Hi", ...message }),
  });
  return { status: reply.status, body: (await reply.json()) as { id?: string; name?: string } };
}

async function messagesTo(address: string): Promise<{ subject: string }[]> {
  return (await fetch(`${mail.url}/messages?to=${encodeURIComponent(address)}`)).json() as Promise<[]>;
}

test("a mail is listed for its own address only, whatever its capitals, newest first", async () => {
  await post({ to: "Ada <Ada@Example.org>", subject: "First" });
  await post({ to: ["other@example.org", "ada@example.org"], subject: "Second" });
  expect((await messagesTo("ada@example.org")).map((message) => message.subject)).toEqual([
    "Second",
    "First",
  ]);
  expect(await messagesTo("da@example.org")).toEqual([]);
});

test("the same key with the same mail is one mail, with another mail it is refused", async () => {
  const key = { "idempotency-key": "thank-you/1" };
  const both = await Promise.all([
    post({ to: "once@example.org" }, key),
    post({ to: "once@example.org" }, key),
  ]);
  expect(both[0]).toEqual(both[1]);
  const other = await post({ to: "once@example.org", text: "Changed" }, key);
  expect(other).toMatchObject({ status: 409, body: { name: "invalid_idempotent_request" } });
  expect(await messagesTo("once@example.org")).toHaveLength(1);
});

test("mail and its keys survive a restart", async () => {
  const key = { "idempotency-key": "kept/1" };
  const before = await post({ to: "kept@example.org" }, key);
  await mail.close();
  mail = await startMail({ port: 0, folder });
  expect(await post({ to: "kept@example.org" }, key)).toEqual(before);
  expect(await messagesTo("kept@example.org")).toHaveLength(1);
});

test("a mail without a key, an address or a body is refused and not kept", async () => {
  const to = "refused@example.org";
  expect((await post({ to }, { authorization: "" })).status).toBe(401);
  expect((await post({ to: "nobody" })).status).toBe(422);
  expect((await post({ to, text: undefined })).status).toBe(422);
  expect((await post({ to, subject: "a\r\nBcc: b@example.org" })).status).toBe(422);
  expect(await messagesTo(to)).toEqual([]);
});

test("the inbox shows what a mail says as text, never as markup, and keeps its links", async () => {
  const html = '<html><head></head><body><a href="http://127.0.0.1/my">My gifts</a></body></html>';
  const { body } = await post({ to: "x@example.org", subject: "<img src=x onerror=alert(1)>", html });
  const page = await (await fetch(`${mail.url}/inbox/${body.id}`)).text();
  expect(page).not.toContain("<img");
  expect(page).toContain("&#60;img src=x");
  const inFrame = await (await fetch(`${mail.url}/inbox/${body.id}/body`)).text();
  expect(inFrame).toContain('<head><base target="_top"></head>');
});

test("an attachment comes back as its bytes", async () => {
  const attachments = [{ filename: "a.pdf", content: Buffer.from("%PDF").toString("base64") }];
  const { body } = await post({ to: "x@example.org", attachments });
  expect(await (await fetch(`${mail.url}/inbox/${body.id}/attachments/0`)).text()).toBe("%PDF");
});

test("a cut sending is kept although its answer is lost; a named fault keeps nothing", async () => {
  const fault = (kind: number | string) =>
    fetch(`${mail.url}/emulator/faults`, { method: "POST", body: JSON.stringify({ kind, count: 1 }) });
  await fault("cut");
  await expect(post({ to: "cut@example.org" })).rejects.toThrow();
  expect(await messagesTo("cut@example.org")).toHaveLength(1);
  await fault(500);
  expect((await post({ to: "fault@example.org" })).status).toBe(500);
  await fault(429);
  expect((await post({ to: "fault@example.org" })).status).toBe(429);
  expect(await messagesTo("fault@example.org")).toEqual([]);
});
