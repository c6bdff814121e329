import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { storeCertificate } from "@/lib/certificates/store-certificate";
import { handlers } from "@/lib/jobs/handlers";
import { ourBucket } from "@/lib/storage/bucket";
import { buildTakeout } from "@/lib/takeout/build-takeout";
import { listClosedOrganizations } from "@/lib/takeout/closed-organizations";
import { openTakeout } from "@/lib/takeout/open-takeout";
import { requestTakeout } from "@/lib/takeout/request-takeout";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, aUser } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner, type Issuer, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { openPost, openStorage } from "@/tests/support/stand-ins";

// An organisation is deleted at Clerk: it is locked, its records stay, its owners are told and take everything along.

let database: TestDatabase;
let post: Awaited<ReturnType<typeof openPost>>;
let closed: Issuer;
let open: Issuer;
let manager: string;
let secondOwner: string;
const now = new Date("2026-11-20T08:00:00Z");
const closedAt = "2026-11-20T07:00:00Z";

const fresh = (clerkId: string) => ({ clerkId, isFresh: true });
const notThere = { ok: false, reason: "not-there" };

beforeAll(async () => {
  database = await openTestDatabase();
  post = await openPost();
  await openStorage();
  closed = await anIssuer(database, "ukukhanya");
  open = await anIssuer(database, "masakhane");
  manager = (await aColleague(closed, "sipho", "manager")).clerkId;
  secondOwner = (await aColleague(closed, "lerato", "owner")).clerkId;
  for (const issuer of [closed, open]) {
    const issued = await issueCertificate(issuer.system, await aGift(issuer), now);
    if (!issued.ok) throw new Error(issued.reason);
    await storeCertificate({ organizationId: issuer.id, id: issued.certificateId });
  }
  await aGift(closed, {
    donor: { kind: "person", displayName: "=SUM(A1)", email: "formula@nkosi.example" },
    wantsCertificate: false,
  });
  for (const issuer of [closed, open]) {
    const donationId = await aGift(issuer, { wantsCertificate: false });
    const back = { donationId, reason: "Captured twice" };
    expect(await reverseDonation(issuer.member, back)).toMatchObject({ ok: true });
  }
  await asOwner(database, "update organizations set clerk_id = 'org_' || slug");
  await withTenant({ kind: "system", organizationId: null }, (tx) =>
    tx.execute(sql`select app.mirror_organization('org_ukukhanya', null, null, ${closedAt}, true)`),
  );
});
afterAll(async () => {
  ourBucket().client.destroy();
  await closePools();
});

const entered = (clerkId: string) =>
  withTenant({ kind: "member", clerkId, organizationSlug: "ukukhanya" }, (_tx, me) => me());
const jobsOf = async (queue: string) =>
  (await asOwner(database, "select data from pgboss.job where name = $1", [queue])).map(({ data }) => data);
const runMails = async () => {
  for (const data of await jobsOf("mail.send")) await handlers["mail.send"](data).catch(() => {});
};

it("is locked to everybody, and every record is still there", async () => {
  for (const clerkId of [closed.owner, secondOwner, manager])
    await expect(entered(clerkId)).rejects.toBeInstanceOf(NotEntered);
  await expect(
    withTenant({ kind: "visitor", organizationSlug: "ukukhanya" }, (_tx, me) => me()),
  ).rejects.toBeInstanceOf(NotEntered);
  const kept =
    "select (select count(*)::int from donations d where d.organization_id = $1) as donations, (select count(*)::int from tax_certificates c where c.organization_id = $1) as certificates";
  expect(await asOwner(database, kept, [closed.id])).toEqual([{ donations: 3, certificates: 1 }]);
  expect(
    await asOwner(
      database,
      "select actor_kind from audit_events where organization_id = $1 and action = 'organization.closed'",
      [closed.id],
    ),
  ).toEqual([{ actor_kind: "clerk" }]);
});

it("tells each owner once, and nobody else, until when its records are kept", async () => {
  for (let time = 0; time < 2; time++)
    expect(await handlers["organization.closed"]({ organizationId: closed.id, id: closed.id })).toBe(2);
  await runMails();
  const addresses = ["owner-of-ukukhanya@example.org", "lerato@example.org"];
  for (const address of addresses) {
    const mails = await post.to(address);
    expect(mails.map(({ subject }) => subject)).toEqual(["ukukhanya is closed on Nika"]);
    expect(mails[0]!.text).toContain("28 Feb 2033");
    expect(mails[0]!.text).toMatch(/http\S+\/closed/);
  }
  expect(await post.to("sipho@example.org")).toEqual([]);
  expect(await handlers["organization.closed"]({ organizationId: open.id, id: open.id })).toBe(0);
});

it("shows its people that it is closed, and a stranger nothing", async () => {
  const seen = { name: "ukukhanya", closedOn: "2026-11-20", keptUntil: "2033-02-28", takeout: null };
  expect(await listClosedOrganizations(closed.owner)).toMatchObject([{ ...seen, isOwner: true }]);
  expect(await listClosedOrganizations(manager)).toMatchObject([{ ...seen, isOwner: false }]);
  expect(await listClosedOrganizations(open.owner)).toEqual([]);
});

it("is packed for an owner only, once at a time, and never while it is open", async () => {
  const stranger = await aUser("stranger");
  for (const [clerkId, organizationId] of [
    [manager, closed.id],
    [stranger, closed.id],
    [open.owner, closed.id],
    [open.owner, open.id],
    [closed.owner, "not-an-id"],
  ] as const)
    expect(await requestTakeout(clerkId, organizationId)).toEqual({ ok: false, reason: "not-yours" });
  expect(await jobsOf("takeout.build")).toEqual([]);
  const both = await Promise.all([
    requestTakeout(closed.owner, closed.id),
    requestTakeout(secondOwner, closed.id),
  ]);
  expect(both.map((one) => (one.ok ? "ok" : one.reason)).sort()).toEqual(["ok", "there"]);
  expect(await jobsOf("takeout.build")).toHaveLength(1);
  expect(await openTakeout(fresh(closed.owner), closed.id)).toEqual(notThere);
});

it("holds everything in open formats, and nothing of another organisation", async () => {
  const [job] = await jobsOf("takeout.build");
  expect(await buildTakeout(job, now)).toBe("built");
  expect(await buildTakeout(job, now)).toBe("nothing-to-do");
  const stale = { clerkId: secondOwner, isFresh: false };
  expect(await openTakeout(stale, closed.id)).toEqual({ ok: false, reason: "not-fresh" });
  const opened = await openTakeout(fresh(secondOwner), closed.id);
  const address = opened.ok ? opened.address : null;
  const reply = await fetch(address!);
  expect(reply.headers.get("content-disposition")).toBe('attachment; filename="ukukhanya.zip"');
  const files = await unpacked(Buffer.from(await reply.arrayBuffer()));
  expect([...files.keys()].sort()).toEqual([
    "README.txt",
    "campaigns.csv",
    "certificate-lines.csv",
    "certificate-register.csv",
    "certificates.csv",
    expect.stringMatching(/^certificates\/.+\.pdf$/),
    "donations.csv",
    "donor-tax-details.csv",
    "donors.csv",
    "funds.csv",
    "history.csv",
    "ledger-accounts.csv",
    "ledger-lines.csv",
    "ledger-transactions.csv",
    "members.csv",
    "organisation.json",
    "payments.csv",
    "reversals.csv",
    "tax-details.json",
    "unallocated-payments.csv",
  ]);
  const text = (name: string) => files.get(name)!.toString("utf8");
  expect(text("donations.csv").split("\r\n")).toHaveLength(2 + 3);
  expect(text("reversals.csv").split("\r\n")).toHaveLength(2 + 1);
  expect(text("reversals.csv")).toContain("Captured twice");
  expect(text("donations.csv")).toContain(",500.00,");
  expect(text("donors.csv")).toContain("'=SUM(A1)");
  expect(text("donor-tax-details.csv")).toContain(nkosi.identityNumber);
  expect(text("members.csv")).toMatch(/lerato@example\.org,Owner,active/);
  expect(JSON.parse(text("tax-details.json"))).toMatchObject({ pbo_number: "930074218" });
  expect(text("README.txt")).toContain("28 Feb 2033");
  const paper = [...files].find(([name]) => name.endsWith(".pdf"))!;
  expect(paper[1].subarray(0, 5).toString()).toBe("%PDF-");
  const everything = Buffer.concat([...files.values()]).toString("latin1");
  expect(everything).not.toContain(open.id);
  expect(everything).not.toContain(open.fundId);
});

it("is told to the owner who asked, fetched by owners only, and not after two weeks", async () => {
  await runMails();
  const [{ email }] = (await asOwner(
    database,
    "select u.email from takeouts t join users u on u.id = t.requested_by",
  )) as [{ email: string }];
  expect((await post.to(email)).map(({ subject }) => subject)).toContain(
    "The records of ukukhanya are ready",
  );
  expect(await listClosedOrganizations(closed.owner)).toMatchObject([{ takeout: { isReady: true } }]);
  expect(await listClosedOrganizations(manager)).toMatchObject([{ takeout: null }]);
  for (const clerkId of [manager, open.owner, await aUser("another")])
    expect(await openTakeout(fresh(clerkId), closed.id)).toEqual(notThere);
  const acts =
    "select action from audit_events where organization_id = $1 and subject_type = 'takeout' order by happened_at";
  expect((await asOwner(database, acts, [closed.id])).map(({ action }) => action)).toEqual([
    "takeout.requested",
    "takeout.opened",
  ]);
  await asOwner(database, "update takeouts set expires_at = now() - interval '1 minute'");
  expect(await openTakeout(fresh(closed.owner), closed.id)).toEqual(notThere);
  expect(await requestTakeout(closed.owner, closed.id)).toEqual({ ok: true });
});

it("leaves nobody its keys: an owner whose account is deleted can take nothing", async () => {
  await withTenant({ kind: "system", organizationId: null }, (tx) =>
    tx.execute(sql`select app.mirror_user(gen_random_uuid(), ${secondOwner}, null, null, null, now(), true)`),
  );
  await expect(listClosedOrganizations(secondOwner)).rejects.toBeInstanceOf(NotEntered);
  await expect(requestTakeout(secondOwner, closed.id)).rejects.toBeInstanceOf(NotEntered);
});

async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const reader = await fromBufferPromise(zip);
  for await (const entry of reader.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await reader.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}
