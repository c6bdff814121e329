import { Webhook } from "svix";
import { afterEach, expect, test, vi } from "vitest";
import {
  clerkForTest,
  newFolder,
  type Received,
  receiver,
  webhookSecret,
} from "@/lib/emulators/clerk/test-support";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function web(answer?: (count: number) => number) {
  const running = await receiver(answer);
  closing.push(running.close);
  return running;
}

async function started(options: Parameters<typeof clerkForTest>[0]) {
  const clerk = await clerkForTest({ retryMs: [20], ...options });
  closing.push(clerk.close);
  const control = async (act: string, body: object) =>
    (
      await fetch(`${clerk.url}/emulator/${act}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).json();
  const queue = async () => (await fetch(`${clerk.url}/emulator/webhooks`)).json();
  const addUser = (name = "thandi") =>
    clerk.api.users.createUser({ emailAddress: [`${name}@ubuntu.example`] });
  return { ...clerk, control, queue, addUser };
}

const typesOf = (received: Received[]) => received.map(({ body }) => JSON.parse(body).type);

test("an event is signed so that svix verifies it, and a changed one is not", async () => {
  const { url, received } = await web();
  const clerk = await started({ webhookUrl: url });
  const user = await clerk.addUser();
  await vi.waitFor(() => expect(received).toHaveLength(1));
  const { headers, body } = received[0]!;
  const verify = (text: string) => new Webhook(webhookSecret).verify(text, headers as Record<string, string>);
  expect(() => verify(body)).not.toThrow();
  expect(JSON.parse(body)).toMatchObject({ object: "event", type: "user.created", data: { id: user.id } });
  expect(() => verify(body.replace("thandi", "sipho"))).toThrow();
});

test("an event that is refused is tried again under the same id until it is taken", async () => {
  const { url, received } = await web((count) => (count < 4 ? 503 : 200));
  const clerk = await started({ webhookUrl: url });
  await clerk.addUser();
  await vi.waitFor(() => expect(received).toHaveLength(4), 5000);
  expect(new Set(received.map(({ headers }) => headers["svix-id"])).size).toBe(1);
  await vi.waitFor(async () => expect((await clerk.queue()).waiting).toEqual([]));
});

test("events made while nobody listens are kept and delivered after a restart", async () => {
  const folder = newFolder();
  const first = await clerkForTest({ folder, webhookUrl: "http://127.0.0.1:9", retryMs: [20] });
  await first.api.users.createUser({ emailAddress: ["thandi@ubuntu.example"] });
  await first.close();
  const { url, received } = await web();
  await started({ folder, webhookUrl: url });
  await vi.waitFor(() => expect(typesOf(received)).toEqual(["user.created"]));
});

test("a switch sends an event twice, late, paused, reversed, again or never", async () => {
  const { url, received } = await web();
  const clerk = await started({ webhookUrl: url });
  await clerk.control("webhooks/sending", { copies: 2 });
  await clerk.addUser("thandi");
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received[0]!.headers["svix-id"]).toBe(received[1]!.headers["svix-id"]);

  await clerk.control("webhooks/sending", { copies: 1, isPaused: true });
  await clerk.addUser("sipho");
  const organization = await clerk.api.organizations.createOrganization({ name: "Ubuntu", slug: "ubuntu" });
  await clerk.api.organizations.updateOrganization(organization.id, { name: "Ubuntu Trust" });
  const { waiting } = await clerk.queue();
  expect(waiting.map(({ type }: { type: string }) => type)).toEqual([
    "user.created",
    "organization.created",
    "organization.updated",
  ]);
  await clerk.control("webhooks/drop", { id: waiting[1].id });
  await clerk.control("webhooks/sending", { isPaused: false, order: "reversed" });
  await vi.waitFor(() => expect(received).toHaveLength(4));
  expect(typesOf(received).slice(2).sort()).toEqual(["organization.updated", "user.created"]);

  await clerk.control("webhooks/again", { id: waiting[0].id });
  expect(received.filter(({ headers }) => headers["svix-id"] === waiting[0].id)).toHaveLength(2);

  await clerk.control("webhooks/sending", { delayMs: 400 });
  await clerk.addUser("lerato");
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(received).toHaveLength(5);
  await vi.waitFor(() => expect(received).toHaveLength(6));
});

test("an outage answers with its status until it is over", async () => {
  const clerk = await started({});
  await clerk.control("outage", { status: 500, apis: ["bapi"] });
  await expect(clerk.addUser()).rejects.toMatchObject({ status: 500 });
  expect((await clerk.browser()("GET", "/v1/client")).status).toBe(200);
  await clerk.control("outage", { status: null });
  await clerk.addUser();
});

test("a form that a web page could send does not throw a switch", async () => {
  const clerk = await started({});
  await clerk.addUser();
  const answer = await fetch(`${clerk.url}/emulator/reset`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(415);
  expect((await clerk.api.users.getUserList()).totalCount).toBe(1);
});
