import { addDays, calendarDateOf } from "@/lib/calendar";
import type { EmulatedPayment } from "@/lib/emulators/payfast/state";
import { listTransactionHistory } from "@/lib/payments/payfast/transaction-history";
import type { CaseOrganization } from "@/tests/support/faults/organization";
import type { World } from "@/tests/support/faults/world";

type Sums = { payments: number; grossCents: number; feeCents: number };

/** PayFast's own account of what it took for a merchant. */
export async function settlementOf(world: World, { merchant }: CaseOrganization) {
  const all = await world.script<EmulatedPayment[]>("payfast", "/emulator/payments", undefined, "GET");
  return all.filter(({ merchantId }) => merchantId === merchant.merchantId);
}

/** The same as its settlement file says, fetched and read as the product does it. */
export async function settlementFile(world: World, { merchant }: CaseOrganization): Promise<Sums> {
  const api = { url: `${world.urls.payfast}/api`, isSandbox: true };
  const today = calendarDateOf(new Date());
  const lines = await listTransactionHistory(api, merchant, addDays(today, -7), addDays(today, 7));
  const received = (lines ?? []).filter(({ kind }) => kind === "FUNDS_RECEIVED");
  return {
    payments: received.length,
    grossCents: received.reduce((sum, { grossCents }) => sum + grossCents, 0),
    feeCents: received.reduce((sum, { feeCents }) => sum - feeCents, 0),
  };
}

/** What our books say that PayFast took, by each of PayFast's numbers. */
export async function bookedFromPayfast(world: World, { organizationId }: CaseOrganization) {
  return world.rows(
    `select provider_payment_id as id, amount_cents::int as "grossCents", fee_cents::int as "feeCents" from payments
       where organization_id = $1 and provider = 'payfast' and status = 'completed'
     union all select provider_payment_id, amount_cents::int, fee_cents::int from unallocated_payments where organization_id = $1
     order by 1`,
    [organizationId],
  );
}

/** Every account's balance by its lines, in cents. */
export async function balances(world: World, { organizationId }: CaseOrganization) {
  const rows = await world.rows(
    `select a.code, sum(l.amount_cents)::int as cents from transaction_lines l join ledger_accounts a on a.id = l.account_id
     where l.organization_id = $1 group by 1`,
    [organizationId],
  );
  return new Map(rows.map(({ code, cents }) => [code as string, cents as number]));
}

/** Sums over the organisation's donations that were completed. */
export async function completedGifts(world: World, { organizationId }: CaseOrganization) {
  const [sums] = await world.rows(
    `select count(*)::int as gifts, coalesce(sum(amount_cents), 0)::int as cents,
       coalesce(sum(amount_cents) filter (where method = 'eft'), 0)::int as "eftCents",
       coalesce(sum(amount_cents) filter (where method = 'cash'), 0)::int as "cashCents",
       coalesce(sum(amount_cents) filter (where method = 'goods'), 0)::int as "goodsCents",
       coalesce(sum(amount_cents) filter (where campaign_id is not null), 0)::int as "campaignCents",
       count(*) filter (where campaign_id is not null)::int as "campaignGifts",
       count(*) filter (where wants_certificate and d.kind = 'money')::int as wanted,
       count(*) filter (where r.email is not null)::int as mailable
     from donations d join donors r on r.id = d.donor_id where d.organization_id = $1 and d.status = 'completed'`,
    [organizationId],
  );
  return sums as Record<
    | "gifts"
    | "cents"
    | "eftCents"
    | "cashCents"
    | "goodsCents"
    | "campaignCents"
    | "campaignGifts"
    | "wanted"
    | "mailable",
    number
  >;
}

/** Each certificate with its gift and what the register says of it, in the order of its number. */
export async function certificateLives(world: World, { organizationId }: CaseOrganization) {
  return world.rows(
    `select d.status as gift, d.kind, c.status, c.number_sequence as sequence, c.mailed_at is not null as mailed,
       (select string_agg(r.event, ', ' order by r.happened_at, r.id) from certificate_register r where r.certificate_id = c.id) as register,
       exists (select from certificate_lines l where l.certificate_id = c.id and l.is_live) as "isLive"
     from tax_certificates c join certificate_lines l on l.certificate_id = c.id join donations d on d.id = l.donation_id
     where c.organization_id = $1 order by c.number_sequence`,
    [organizationId],
  );
}

/** Mails that were sent about each kind of thing, and how many after what they speak of was taken back. */
export async function sentMails(world: World, { organizationId }: CaseOrganization) {
  const [counted] = await world.rows(
    `select count(*) filter (where d.status = 'completed' and m.kind = 'thank-you')::int as thanks,
       count(*) filter (where d.status = 'completed' and m.kind = 'certificate')::int as certificates,
       count(*) filter (where m.sent_at > v.reversed_at)::int as "tooLate"
     from outgoing_mails m left join certificate_lines l on l.certificate_id = m.subject_id
       join donations d on d.id = coalesce(l.donation_id, m.subject_id)
       left join donation_reversals v on v.donation_id = d.id
     where m.organization_id = $1 and m.status = 'sent'`,
    [organizationId],
  );
  return counted as { thanks: number; certificates: number; tooLate: number };
}
