import { Webhook } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST } from "@/app/api/webhooks/clerk/route";
import type { Received } from "@/lib/emulators/clerk/test-support";
import { newId } from "@/lib/new-id";
import { applyClerkEvent } from "@/lib/tenancy/apply-clerk-event";
import { listClerkEvents } from "@/lib/tenancy/list-clerk-events";
import type { Operator } from "@/lib/tenancy/operator";
import { replayClerkEvent } from "@/lib/tenancy/replay-clerk-event";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aUser } from "@/tests/support/cast";
import { type Mirror, openMirror } from "@/tests/support/mirror";

describe("a delivery of Clerk's", () => {
  let mirror: Mirror;
  let operator: Operator;
  beforeAll(async () => {
    mirror = await openMirror();
    const clerkId = await aUser("operator");
    await mirror.rows("insert into operators (user_id) select id from users where clerk_id = $1", [clerkId]);
    const actor = { kind: "operator", clerkId } as const;
    operator = await withTenant(actor, async (_tx, me) => ({ ...actor, ...(await me()) }));
  });
  afterAll(() => mirror.close());

  const post = async ({ headers, body }: { headers: HeadersInit; body: string }) => {
    const address = "http://127.0.0.1/api/webhooks/clerk";
    const answer = await POST(new Request(address, { method: "POST", headers, body }));
    return { status: answer.status, ...((await answer.json()) as { result: string }) };
  };
  const sent = ({ headers, body }: Received) => ({ headers: headers as Record<string, string>, body });
  const signed = (event: object, svixId = `msg_${newId()}`) => {
    const body = JSON.stringify(event);
    const at = new Date();
    return {
      body,
      headers: {
        "svix-id": svixId,
        "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
        "svix-signature": new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).sign(svixId, at, body),
      },
    };
  };
  const storedAs = async (svixId: string) =>
    (await mirror.rows("select * from clerk_events where svix_id = $1", [svixId]))[0];
  const latest = async () => (await mirror.clerk.takeEvents()).at(-1)!;
  const idOf = ({ headers }: { headers: object }) => (headers as Record<string, string>)["svix-id"]!;

  it("has one effect in fifty copies at once, applied five times at once", async () => {
    await mirror.person("Busi");
    const event = sent(await latest());
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(event)));
    expect(answers).toEqual(Array.from({ length: 50 }, () => ({ status: 200, result: "stored" })));
    const { id } = await storedAs(idOf(event));
    const jobs = "select 1 from pgboss.job where name = 'clerk.apply-event' and data->>'id' = $1";
    expect(await mirror.rows(jobs, [id])).toHaveLength(1);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => applyClerkEvent(id)));
    expect(outcomes.sort()).toEqual([...Array(4).fill("already-applied"), "applied"]);
    expect(await mirror.rows("select 1 from users where first_name = 'Busi'")).toHaveLength(1);
  });

  it("is not suppressed by a stranger who sends something under its name first", async () => {
    await mirror.person("Zanele");
    const event = sent(await latest());
    const forgeries = [
      { ...event, body: event.body.replace("Zanele", "Zodwa") },
      { ...event, headers: { ...event.headers, "svix-signature": "v1,AAAA" } },
      { ...event, body: "" },
      { ...event, body: "x".repeat(300_000) },
      { headers: { "svix-id": idOf(event) }, body: event.body },
    ];
    for (const forgery of forgeries) expect((await post(forgery)).status).toBeGreaterThanOrEqual(400);
    expect(await storedAs(idOf(event))).toBeUndefined();
    expect(await post(event)).toEqual({ status: 200, result: "stored" });
    await mirror.applyAll();
    expect(await mirror.rows("select first_name from users where first_name like 'Z%'")).toEqual([
      { first_name: "Zanele" },
    ]);
  });

  it("of a kind that Nika does not mirror is stored, acknowledged and set aside", async () => {
    const unknown = [
      { type: "email.created", timestamp: Date.now(), data: { id: "ema_1", slug: "verification_code" } },
      { type: "waitlistEntry.created", timestamp: Date.now(), data: { email: "thandi@ubuntu.example" } },
      { type: "something.new", timestamp: Date.now(), data: {} },
    ].map((event) => signed(event));
    for (const event of unknown) {
      expect(await post(event)).toEqual({ status: 200, result: "stored" });
      expect((await storedAs(idOf(event))).status).toBe("stored");
    }
    await mirror.applyAll();
    for (const event of unknown)
      expect(await storedAs(idOf(event))).toMatchObject({ status: "ignored", payload_ciphertext: null });
  });

  it("that cannot be stored is answered 503, so that Clerk brings it again, and is then stored", async () => {
    await mirror.person("Nomsa");
    const event = sent(await latest());
    await mirror.rows("alter table clerk_events rename to clerk_events_away");
    try {
      expect(await post(event)).toEqual({ status: 503, result: "not-stored" });
    } finally {
      await mirror.rows("alter table clerk_events_away rename to clerk_events");
    }
    expect(await storedAs(idOf(event))).toBeUndefined();
    expect((await post(event)).status).toBe(200);
    expect((await storedAs(idOf(event))).status).toBe("stored");
    await mirror.applyAll();
  });

  it("that cannot be applied is kept with its reason, shown to operators, and applied when it is replayed", async () => {
    await mirror.person("Ayanda");
    const event = sent(await latest());
    await post(event);
    const { id } = await storedAs(idOf(event));
    await mirror.rows("alter table users rename column first_name to first_name_away");
    await expect(applyClerkEvent(id)).rejects.toThrow();
    await expect(applyClerkEvent(id)).rejects.toThrow();
    await mirror.rows("alter table users rename column first_name_away to first_name");
    expect(await storedAs(idOf(event))).toMatchObject({
      status: "failed",
      reason: "DatabaseError",
      attempts: 2,
    });
    const [stuck, ...others] = (await listClerkEvents(operator, { which: "stuck" })).events;
    expect(others).toEqual([]);
    expect(stuck).toMatchObject({
      id,
      svixId: idOf(event),
      type: "user.created",
      status: "failed",
      attempts: 2,
    });
    expect(JSON.stringify(stuck)).not.toMatch(/ayanda/i);

    expect(await replayClerkEvent(operator, id)).toEqual({ ok: true });
    const jobs = "select 1 from pgboss.job where name = 'clerk.apply-event' and data->>'id' = $1";
    expect(await mirror.rows(jobs, [id])).toHaveLength(2);
    expect(await applyClerkEvent(id)).toBe("applied");
    expect(await mirror.rows("select 1 from users where first_name = 'Ayanda'")).toHaveLength(1);
    expect((await listClerkEvents(operator, { which: "stuck" })).events).toEqual([]);
    expect(await replayClerkEvent(operator, id)).toEqual({ ok: false, reason: "nothing-to-do" });
    expect(await storedAs(idOf(event))).toMatchObject({ replayed_by: operator.userId });
  });

  it("whose payload nobody understands fails alone and says nothing of what it holds", async () => {
    const event = signed({
      type: "user.updated",
      timestamp: Date.now(),
      data: { id: "user_x", first_name: 7 },
    });
    await post(event);
    const { id } = await storedAs(idOf(event));
    await expect(applyClerkEvent(id)).rejects.toThrow();
    expect(await storedAs(idOf(event))).toMatchObject({ status: "failed", reason: "ZodError" });
  });

  it("is erased once it has been applied, and encrypted until then", async () => {
    await mirror.person("Ntombi");
    const event = sent(await latest());
    await post(event);
    const before = await storedAs(idOf(event));
    expect(before.payload_ciphertext).toMatch(/^[\w-]+\.[\w-]{100,}$/);
    expect(JSON.stringify(before)).not.toMatch(/ntombi/i);
    await applyClerkEvent(before.id);
    expect(await storedAs(idOf(event))).toMatchObject({ status: "applied", payload_ciphertext: null });
  });

  it("is replayed and listed by operators only", async () => {
    const stranger = { ...operator, clerkId: await aUser("stranger") };
    await expect(listClerkEvents(stranger, { which: "stuck" })).rejects.toBeInstanceOf(NotEntered);
    await expect(replayClerkEvent(stranger, newId())).rejects.toBeInstanceOf(NotEntered);
  });
});
