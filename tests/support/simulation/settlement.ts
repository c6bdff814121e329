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
       coalesce(sum(amount_cents) filter (where campaign_id is not null), 0)::int as "campaignCents",
       count(*) filter (where campaign_id is not null)::int as "campaignGifts",
       count(*) filter (where wants_certificate)::int as wanted,
       count(*) filter (where r.email is not null)::int as mailable
     from donations d join donors r on r.id = d.donor_id where d.organization_id = $1 and d.status = 'completed'`,
    [organizationId],
  );
  return sums as Record<
    "gifts" | "cents" | "eftCents" | "cashCents" | "campaignCents" | "campaignGifts" | "wanted" | "mailable",
    number
  >;
}
