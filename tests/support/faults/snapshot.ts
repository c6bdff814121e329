import { createHash } from "node:crypto";
import { GetObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { listBrokenInvariants } from "@/lib/payments/invariants";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { patientBucket } from "./patient-bucket";
import type { World } from "./world";

/** What a story left behind in one organisation, without ids, times and attempts: equal stories leave equal ends. */
export async function snapshot(world: World, organizationId: string) {
  const { certificates, ...state } = await certificateState(world, organizationId);
  const ask = (query: string) => world.rows(query, [organizationId]);
  return {
    donations:
      await ask(`select d.status, d.method, d.amount_cents::int as cents, d.wants_certificate as wants,
        d.received_on is not null as received, d.receipt_confirmed_at is not null as confirmed, r.email is not null as mailable
      from donations d join donors r on r.id = d.donor_id where d.organization_id = $1 order by 2, 3, 1, 4`),
    payments:
      await ask(`select provider, status, amount_cents::int as cents, fee_cents::int as fee, is_second, confirmed_at is not null as confirmed
      from payments where organization_id = $1 order by 1, 3, 2, 5`),
    // What came garbled or forged is refused and kept to be looked at; how often that happened is no matter.
    notifications: await ask(
      "select status, reason, count(*)::int from payfast_notifications where organization_id = $1 and status <> 'refused' group by 1, 2 order by 1, 2",
    ),
    aside: await ask(
      "select reason, amount_cents::int as cents from unallocated_payments where organization_id = $1 order by 1, 2",
    ),
    ledger:
      await ask(`select t.description, a.code, l.amount_cents::int as cents, count(*)::int from transactions t
      join transaction_lines l on l.transaction_id = t.id join ledger_accounts a on a.id = l.account_id
      where t.organization_id = $1 group by 1, 2, 3 order by 1, 2, 3`),
    balances:
      await ask(`select a.code, s.balance_cents::int as cents from account_totals s join ledger_accounts a on a.id = s.account_id
      where s.organization_id = $1 order by 1`),
    totals:
      await ask(`select f.name, sum(raised_cents)::int as cents, sum(donation_count)::int as n from daily_totals s
      join funds f on f.id = s.fund_id where s.organization_id = $1 group by 1 order by 1`),
    campaign: await ask(
      "select raised_cents::int as cents, donation_count::int as gifts, donor_count::int as donors from campaign_totals where organization_id = $1",
    ),
    certificates: certificates.map(({ number, ...certificate }) => certificate).sort(byText),
    numbers: certificates.map(({ number }) => number),
    ...state,
    links: await ask(
      "select purpose, count(*)::int from access_links where organization_id = $1 group by 1 order by 1",
    ),
    mails: await ask(
      "select kind, status, count(*)::int from outgoing_mails where organization_id = $1 group by 1, 2 order by 1, 2",
    ),
    inboxes: await inboxes(world, organizationId),
    audit: await ask(
      "select action, actor_kind, count(*)::int from audit_events where organization_id = $1 group by 1, 2 order by 1, 2",
    ),
    jobs: await ask(
      "select name, state::text, count(*)::int from pgboss.job where data->>'organizationId' = $1 and state <> 'completed' group by 1, 2",
    ),
    team: await ask(
      "select status, clerk_id is not null as known, count(*)::int from memberships where organization_id = $1 group by 1, 2 order by 1, 2",
    ),
    broken: await withTenant({ kind: "system", organizationId }, (tx) => listBrokenInvariants(tx)),
  };
}

async function certificateState(world: World, organizationId: string) {
  const rows = await world.rows(
    `select c.id, c.number, c.status, c.total_cents::int as cents, c.pdf_sha256, c.stored_at is not null as stored,
       c.mailed_at is not null as mailed, d.method, d.amount_cents::int as gift
     from tax_certificates c join certificate_lines l on l.certificate_id = c.id join donations d on d.id = l.donation_id
     where c.organization_id = $1 order by c.series, c.tax_year, c.number_sequence`,
    [organizationId],
  );
  const stored = await storedHashes(organizationId);
  const certificates = rows.map(({ id, pdf_sha256, ...row }) => ({
    ...row,
    isAsStored: pdf_sha256 !== null && stored.get(`${organizationId}/certificates/${id}.pdf`) === pdf_sha256,
  }));
  const [register] = await world.rows(
    `select count(*)::int as entries, (select max(last_number) from certificate_counters where organization_id = $1) as "lastNumber"
     from certificate_register where organization_id = $1 and event = 'issued'`,
    [organizationId],
  );
  return { certificates, register, objects: stored.size };
}

/** The hash of each stored object's bytes; a second version of one would be a rewritten paper. */
async function storedHashes(organizationId: string): Promise<Map<string, string>> {
  const { client, name: Bucket } = patientBucket();
  const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: `${organizationId}/` }));
  const keys = (listed.Versions ?? []).map(({ Key }) => Key!);
  expect(new Set(keys).size, "each object has one version").toBe(keys.length);
  const hashes = new Map<string, string>();
  for (const Key of keys) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    hashes.set(
      Key,
      createHash("sha256")
        .update(await Body!.transformToByteArray())
        .digest("hex"),
    );
  }
  return hashes;
}

/** How many mails of each kind each of the organisation's donors was sent, by the mail service's own list. */
async function inboxes(world: World, organizationId: string) {
  const addresses = await world.rows(
    "select distinct email from donors where organization_id = $1 and email is not null order by 1",
    [organizationId],
  );
  const counts: string[] = [];
  for (const { email } of addresses) {
    const path = `/messages?to=${encodeURIComponent(email)}`;
    const messages = await world.script<{ subject: string }[]>("mail", path, undefined, "GET");
    const kinds = messages.map(({ subject }) => subject.replace(/\d[\d\s.,-]*/g, "#").trim());
    counts.push(`${email.split("@")[0]}: ${kinds.sort().join(" | ")}`);
  }
  return counts;
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
