import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { downloadByLink } from "@/lib/certificates/download-by-link";
import { createFund } from "@/lib/giving/create-fund";
import type { DonationReference } from "@/lib/giving/donation-reference";
import { proveDonor } from "@/lib/giving/prove-donor";
import { recordDonation } from "@/lib/giving/record-donation";
import { requestDonorProof } from "@/lib/giving/request-donor-proof";
import { handlers } from "@/lib/jobs/handlers";
import { queueMail } from "@/lib/mail/queue-mail";
import { newId } from "@/lib/new-id";
import { putOnce } from "@/lib/storage/put-once";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, aUser, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { openPost, openStorage, type ReceivedMail } from "@/tests/support/stand-ins";

const paper = Buffer.from("%PDF-1.7 Thandi's certificate");
const now = new Date("2026-11-20T08:00:00Z");
let superuser: pg.Client;
let post: Awaited<ReturnType<typeof openPost>>;
let owner: Member;
let donationId: string;
let address: string;

beforeAll(async () => {
  const database = await openTestDatabase();
  post = await openPost();
  await openStorage();
  superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  owner = await theMember(await anOrganization("ubuntu-literacy"));
});

beforeEach(async () => {
  const fund = await createFund(owner, { name: newId(), isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  donationId = newId();
  address = `thandi-${donationId}@example.org`;
  await recordDonation(
    owner,
    {
      formKey: donationId,
      donor: { kind: "person", displayName: "Thandi Nkosi", firstName: "Thandi", email: address },
      fundId: fund.fundId,
      method: "eft",
      amountCents: 50_000,
      receivedOn: "2026-11-19",
      wantsCertificate: false,
      sendsThanks: true,
    },
    now,
  );
});

afterAll(async () => {
  await superuser.end();
  await closePools();
});

async function one<Row>(text: string, values: unknown[]): Promise<Row> {
  return (await superuser.query(text, values)).rows[0] as Row;
}

/** Runs the mail's job as the worker would, and as often. */
async function work(subjectId: string): Promise<unknown> {
  const job = await one<{ data: { organizationId: string; id: string } }>(
    `select data from pgboss.job where name = 'mail.send' and data->>'id' in
       (select id::text from outgoing_mails where subject_id = $1 union select $1::text)`,
    [subjectId],
  );
  return handlers["mail.send"](job.data);
}

async function mailed(): Promise<ReceivedMail> {
  const [mail, ...more] = await post.to(address);
  expect(more).toEqual([]);
  expect(mail).toBeDefined();
  return mail as ReceivedMail;
}

async function aStoredCertificate(status = "issued"): Promise<string> {
  const id = newId();
  const organizationId = owner.organizationId;
  await putOnce(`${organizationId}/certificates/${id}.pdf`, paper, "application/pdf");
  await withTenant({ kind: "system", organizationId }, async (tx) => {
    await tx.execute(sql`insert into certificate_counters (organization_id, series, tax_year, last_number)
      values (${organizationId}, 'SPECIMEN', 2027, 1)
      on conflict (organization_id, series, tax_year) do update set last_number = certificate_counters.last_number + 1`);
    await tx.execute(sql`insert into tax_certificates (organization_id, id, series, tax_year, number_sequence, number, donor_id,
        issued_at, issued_on, rule_set, total_cents, verify_code, snapshot_ciphertext, status, pdf_sha256, stored_at)
      select organization_id, ${id}, 'SPECIMEN', 2027, (select last_number from certificate_counters where organization_id = ${organizationId}),
        '2027-' || ${id}::text, donor_id, now(), '2026-11-20', 'notice-6762', 50000, ${id}, 'sealed', ${status},
        ${createHash("sha256").update(paper).digest("hex")}, now()
      from donations where organization_id = ${organizationId} and id = ${donationId}`);
    await queueMail(tx, { organizationId, kind: "certificate", subjectId: id });
  });
  return id;
}

function tokenIn(mail: ReceivedMail, path: string): string {
  return new RegExp(`${path}/([\\w-]{43})`).exec(mail.text)?.[1] ?? "";
}

test("a recorded gift is thanked for once, with the reference that opens the donor's page", async () => {
  expect(await work(donationId)).toBe("sent");
  expect(await work(donationId)).toBe("nothing-to-send");
  const mail = await mailed();
  const { reference } = await one<{ reference: string }>("select reference from donations where id = $1", [
    donationId,
  ]);
  expect(mail.subject).toBe("Thank you for your gift of R\u00a0500,00");
  expect(mail.text).toContain(`${reference.slice(0, 4)} ${reference.slice(4)}`);
  expect(mail.from).toContain('"ubuntu-literacy via Nika"');
});

test("a mail whose answer was lost is sent again under its key, and the donor gets one", async () => {
  await post.fault("cut");
  await expect(work(donationId)).rejects.toThrow("The mail service answered application_error");
  expect(await work(donationId)).toBe("sent");
  await mailed();
  expect(
    await one("select status, attempts from outgoing_mails where subject_id = $1", [donationId]),
  ).toEqual({
    status: "sent",
    attempts: 2,
  });
});

test("asking for the same mail again adds neither a row nor a job", async () => {
  const subject = { organizationId: owner.organizationId, kind: "thank-you", subjectId: donationId } as const;
  await withTenant({ kind: "system", organizationId: owner.organizationId }, (tx) => queueMail(tx, subject));
  const { n } = await one<{ n: number }>(
    `select count(*)::int as n from pgboss.job j join outgoing_mails m on m.id::text = j.data->>'id' where m.subject_id = $1`,
    [donationId],
  );
  expect(n).toBe(1);
});

test("a certificate's mail carries a link that opens the stored bytes and records each download", async () => {
  const id = await aStoredCertificate();
  expect(await work(id)).toBe("sent");
  const token = tokenIn(await mailed(), "/download");
  const download = await downloadByLink(token);
  expect(download).toMatchObject({ ok: true, fileName: `2027-${id}.pdf` });
  expect(download.ok && Buffer.from(download.bytes)).toEqual(paper);
  const events = await superuser.query(
    "select action, actor_kind from audit_events where subject_id = $1 order by id",
    [id],
  );
  expect(events.rows).toEqual([
    { action: "certificate.mailed", actor_kind: "system" },
    { action: "certificate.downloaded", actor_kind: "bearer" },
  ]);
  const { mailed_at } = await one<{ mailed_at: Date }>(
    "select mailed_at from tax_certificates where id = $1",
    [id],
  );
  expect(mailed_at).toBeInstanceOf(Date);
});

test("the database keeps only a hash of a link's token", async () => {
  const id = await aStoredCertificate();
  await work(id);
  const token = tokenIn(await mailed(), "/download");
  const link = await one<{ token_sha256: string }>("select * from access_links where subject_id = $1", [id]);
  expect(link.token_sha256).toBe(createHash("sha256").update(token).digest("hex"));
  expect(JSON.stringify(link)).not.toContain(token);
});

test("a link that has ended, was changed or was never made opens nothing", async () => {
  const id = await aStoredCertificate();
  await work(id);
  const token = tokenIn(await mailed(), "/download");
  const refused = { ok: false, reason: "link-not-valid" };
  expect(await downloadByLink(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).toEqual(refused);
  expect(await downloadByLink("")).toEqual(refused);
  await superuser.query("update access_links set expires_at = now() where subject_id = $1", [id]);
  expect(await downloadByLink(token)).toEqual(refused);
});

test("a certificate that was voided is neither mailed nor handed out", async () => {
  const mailedBefore = await aStoredCertificate();
  await work(mailedBefore);
  const token = tokenIn(await mailed(), "/download");
  await withTenant({ kind: "system", organizationId: owner.organizationId }, (tx) =>
    tx.execute(sql`update tax_certificates set status = 'voided' where id = ${mailedBefore}`),
  );
  expect(await downloadByLink(token)).toEqual({ ok: false, reason: "certificate-not-valid" });
  const never = await aStoredCertificate("voided");
  expect(await work(never)).toBe("nothing-to-send");
});

test("a donor proves an address with the mailed link, once, and only the user who asked", async () => {
  const { reference } = await one<{ reference: DonationReference }>(
    "select reference from donations where id = $1",
    [donationId],
  );
  const user = { kind: "user", clerkId: await aUser(`thandi-${donationId}`) } as const;
  const other = { kind: "user", clerkId: await aUser(`other-${donationId}`) } as const;
  await requestDonorProof(user, { email: address.toUpperCase(), reference });
  const link = await one<{ id: string }>(
    `select l.id from access_links l join donations d on d.donor_id = l.subject_id where d.id = $1`,
    [donationId],
  );
  expect(await work(link.id)).toBe("sent");
  const token = tokenIn(await mailed(), "/my/confirm");
  expect(await proveDonor(other, token)).toEqual({ ok: false, reason: "link-not-valid" });
  expect(await proveDonor(user, token)).toEqual({ ok: true, organizationId: owner.organizationId });
  expect(await proveDonor(user, token)).toEqual({ ok: false, reason: "link-not-valid" });
  expect(await downloadByLink(token)).toEqual({ ok: false, reason: "link-not-valid" });
});

test("a proof asked for with an address and a reference that do not belong together sends nothing", async () => {
  const { reference } = await one<{ reference: DonationReference }>(
    "select reference from donations where id = $1",
    [donationId],
  );
  const user = { kind: "user", clerkId: await aUser(`guess-${donationId}`) } as const;
  const count = () => one("select count(*)::int as n from pgboss.job where name = 'mail.send'", []);
  const before = await count();
  await requestDonorProof(user, { email: "someone@example.org", reference });
  await requestDonorProof(user, { email: address, reference: "GV000000" as DonationReference });
  expect(await count()).toEqual(before);
});

test("nobody can have one inbox filled with proofs", async () => {
  const user = { kind: "user", clerkId: await aUser(`often-${donationId}`) } as const;
  const ask = () => requestDonorProof(user, { email: address, reference: "GV000000" as DonationReference });
  for (let asked = 0; asked < 5; asked += 1) expect(await ask()).toEqual({ ok: true });
  expect(await ask()).toEqual({ ok: false, reason: "asked-too-often" });
});
