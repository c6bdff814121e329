import { trace } from "@opentelemetry/api";
import { sql } from "drizzle-orm";
import { Webhook } from "svix";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as postToClerk } from "@/app/api/webhooks/clerk/route";
import { onRequestError } from "@/instrumentation";
import { verifyCertificate } from "@/lib/certificates/verify-certificate";
import { requestDonorProof } from "@/lib/giving/request-donor-proof";
import { startCheckout } from "@/lib/giving/start-checkout";
import { handlers } from "@/lib/jobs/handlers";
import type { QueueName } from "@/lib/jobs/queues";
import { runJobs } from "@/lib/jobs/run-jobs";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import { startedMetrics, startTelemetry } from "@/lib/telemetry/start";
import { inTrace } from "@/lib/telemetry/trace";
import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import { noteSignInError } from "@/lib/tenancy/note-sign-in-error";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { asOwner, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { aPayfastAccount } from "@/tests/support/gifts";
import { memberVerbs } from "@/tests/support/member-verbs";
import { signedBody } from "@/tests/support/notification-bodies";
import { overhear } from "@/tests/support/overhear";
import { post } from "@/tests/support/payfast";
import { aPolicyScene } from "@/tests/support/policy-scene";
import { registration } from "@/tests/support/registration";
import { person, telling, tellingIn } from "@/tests/support/somebody";
import { policy } from "./policy-table";

// Who gave, and how to reach them, is fed through every verb, webhook and job, well and badly. Nothing that is kept
// outside the tables made for it may repeat a word: no log, trace, figure, job, act in the history or error.

const overheard = overhear();
let database: TestDatabase;
let stage: Awaited<ReturnType<typeof aPolicyScene>>;
const thrown: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  startTelemetry("nika-web");
  stage = await aPolicyScene(database, "a");
});
afterAll(async () => {
  overheard.stop();
  await closePools();
});

/** Goes on whatever happens, and keeps what was thrown. */
async function attempt(act: () => Promise<unknown>): Promise<unknown> {
  return inTrace(undefined, "attempt", async () => {
    try {
      return await act();
    } catch (error) {
      const { message, stack, ...more } = error as Error;
      thrown.push(`${message} ${stack} ${JSON.stringify(more)} ${JSON.stringify(error)}`);
      return null;
    }
  });
}

/** What is in what must not tell, as far as it was said or written until now. */
async function leaks(): Promise<string[]> {
  const places = {
    "logs and traces": await overheard.heard(),
    figures: JSON.stringify(await startedMetrics()!.collect()),
    errors: thrown.join("\n"),
    jobs: await column("select concat(data, output) as text from pgboss.job_common"),
    history: await column("select details::text || action || subject_type as text from audit_events"),
    limits: await column("select key as text from rate_limits"),
    notifications: await column("select coalesce(reason, '') as text from payfast_notifications"),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    tellingIn(text).map((word) => `${place}: ${word}`),
  );
}

async function column(query: string): Promise<string> {
  return (await asOwner(database, query)).map(({ text }) => text).join("\n");
}

describe("no log, trace, figure, job, act or error tells who somebody is", () => {
  it("whatever a colleague does, and whatever of it goes wrong", async () => {
    const { people, scene } = stage;
    const taxDetails = { ...nkosi, name: person.displayName };
    const taxed = { wantsCertificate: true, sendsThanks: true, taxDetails };
    const byName = new Map(memberVerbs().map((verb) => [verb.name, verb]));
    for (const [name, row] of Object.entries(policy)) {
      const verb = await byName.get(name)!.load();
      const told = row.with(scene).map(telling) as object[];
      if (name === "recordDonation") Object.assign(told[0]!, taxed);
      for (const member of [people.viewer, people.owner]) await attempt(() => verb(member, ...told));
      // The same with something that is not there, and with what no verb expects.
      const lost = told.map((each) => (typeof each === "string" ? newId() : each));
      await attempt(() => verb(people.owner, ...lost));
      await attempt(() =>
        verb(people.owner, ...told.map((each) => ({ ...each, fundId: newId(), donorId: newId() }))),
      );
      await attempt(() => verb(people.owner, ...told.map(() => person.displayName)));
    }
    expect(thrown.length).toBeGreaterThan(20);
    expect(await leaks()).toEqual([]);
  });

  it("whatever a visitor sends: a gift, a code, a proof, a registration", async () => {
    const values = {
      ...{ other: "250", certificate: "yes", donorKind: "person", identityKind: "sa-id", town: "Hilton" },
      ...{ postalCode: "3245", idNumber: person.identityNumber, ...person },
    };
    const gift = { campaignSlug: "books", formKey: newId(), values, address: person.street };
    const visitor = { kind: "visitor", organizationSlug: "a" } as const;
    await aPayfastAccount(stage.people.owner, "10000100").catch(() => {});
    await attempt(() => startCheckout(visitor, gift));
    await attempt(() => startCheckout(visitor, { ...gift, formKey: person.displayName }));
    await attempt(() => verifyCertificate(person.displayName, person.street));
    await attempt(() => noteSignInError("other", person.street));
    const clerkId = stage.people.owner.clerkId;
    await attempt(() =>
      requestDonorProof({ kind: "user", clerkId }, { email: person.email, reference: "none" as never }),
    );
    const whole = {
      ...{ ...registration, ...person, id: newId(), slug: "b", signatoryName: person.displayName },
      ...{ contactEmail: person.email, contactPhone: person.phone, addressLine1: person.street },
    };
    await attempt(() => registerOrganization({ clerkId }, whole as never));
    await attempt(() =>
      registerOrganization({ clerkId }, { ...whole, pboNumber: person.identityNumber } as never),
    );
    expect(await leaks()).toEqual([]);
  });

  it("whatever PayFast and Clerk post, and strangers in their name", async () => {
    const { organizationId } = stage.people.owner;
    const pairs: [string, string][] = [
      ["m_payment_id", newId()],
      ["name_first", person.firstName],
      ["name_last", person.lastName],
      ["email_address", person.email],
    ];
    for (const passphrase of [person.passphrase, "pass-10000100"])
      await attempt(() => post(organizationId, signedBody(pairs, passphrase)));
    await attempt(() => post(person.displayName, signedBody(pairs, "none")));
    const user = {
      id: "user_x",
      first_name: person.firstName,
      email_addresses: [{ email_address: person.email }],
    };
    const body = JSON.stringify({ type: "user.created", timestamp: Date.now(), data: user });
    const headers = { "svix-id": person.email, "svix-timestamp": "1", "svix-signature": person.displayName };
    await attempt(() => postToClerk(new Request("http://127.0.0.1", { method: "POST", body, headers })));
    const begun = { id: "sess_x", user_id: "user_x", updated_at: Date.now() };
    const session = JSON.stringify({ type: "session.created", timestamp: Date.now(), data: begun });
    for (const genuine of [body, session]) {
      const [svixId, at] = [`msg_${newId()}`, new Date()];
      const signature = new Webhook(process.env.CLERK_WEBHOOK_SIGNING_SECRET!).sign(svixId, at, genuine);
      const accepted = await acceptClerkWebhook(
        new TextEncoder().encode(genuine),
        new Headers({
          "svix-id": svixId,
          "svix-timestamp": String(Math.floor(at.getTime() / 1_000)),
          "svix-signature": signature,
        }),
      );
      expect(accepted).toMatchObject({ ok: true });
    }
    expect(await leaks()).toEqual([]);
  });

  it("whatever the worker does, with nobody to reach: no mail, no storage, no PayFast, no Clerk", async () => {
    const waiting = await asOwner(
      database,
      "select id, name, data from pgboss.job_common where state = 'created'",
    );
    expect(waiting.length).toBeGreaterThan(5);
    for (const { id, name, data } of waiting) {
      const queue = name as QueueName;
      for (const job of [
        { id, data },
        { id, data: { ...data, id: newId() } },
        { id, data: { who: person.email } },
      ])
        for (const { output } of await runJobs(queue, handlers[queue]!, [job]))
          thrown.push(JSON.stringify(output ?? null));
    }
    // Who signed in is told by an id.
    expect(await overheard.heard()).toMatch(/auth\.session-changed","change":"created","user":"user_x"/);
    expect(await leaks()).toEqual([]);
  });

  it("whatever the database refuses, in each of the ways it quotes values", async () => {
    const { organizationId, organizationSlug, clerkId } = stage.people.owner;
    const member = { kind: "member", organizationSlug, clerkId } as const;
    const id = newId();
    const { displayName, street } = person;
    const insert = (kind: string, key: string) =>
      sql`insert into donors (organization_id, id, kind, display_name, email) values (${organizationId}, ${key}, ${kind}, ${displayName}, ${person.email})`;
    const refused = [
      insert("person", person.identityNumber),
      insert(street, newId()),
      sql`insert into donors (organization_id, id, kind, display_name) values (${newId()}, ${newId()}, 'person', ${displayName})`,
      sql`select ${displayName}::int`,
      sql`select ${person.identityNumber}::smallint`,
      sql`insert into funds (organization_id, id, name) values (${organizationId}, ${id}, ${displayName}), (${organizationId}, ${id}, ${displayName})`,
      sql.raw(`select 1 from donors where "${displayName}" = 1`),
    ];
    const before = thrown.length;
    for (const statement of refused) await attempt(() => withTenant(member, (tx) => tx.execute(statement)));
    expect(thrown.length - before).toBe(refused.length);
    process.env.NEXT_RUNTIME = "nodejs";
    const request = { path: `/verify/${displayName}`, method: "GET", headers: { cookie: person.email } };
    const route = { routerKind: "App Router", routePath: "/verify/[code]", routeType: "render" } as const;
    await onRequestError(new Error(`${displayName} broke`), request, route as never);
    expect((await overheard.heard()).includes("/verify/[code]")).toBe(true);
    const own = thrown.splice(thrown.length - 1);
    // The statement's own text is the programmer's; here the test is the programmer, and writes a name into it.
    expect(own.join("")).toContain(displayName);
    expect(await leaks()).toEqual([]);
  });
});

it("would hear it: one word in each place is found", async () => {
  log.info({ who: person.email }, "a line");
  console.error(new Error(person.identityNumber));
  trace
    .getTracer("nika")
    .startSpan("span", { attributes: { who: person.taxReference } })
    .end();
  const { organizationId } = stage.people.owner;
  await asOwner(
    database,
    "update audit_events set details = jsonb_build_object('name', $2::text) where organization_id = $1",
    [organizationId, person.displayName],
  ).catch(() => thrown.push(person.displayName));
  const found = await leaks();
  for (const secret of [person.email, person.identityNumber, person.taxReference])
    expect(found).toContain(`logs and traces: ${secret}`);
  expect(found.some((leak) => /^(history|errors): /.test(leak))).toBe(true);
});
