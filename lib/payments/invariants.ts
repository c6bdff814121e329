import { type SQL, sql } from "drizzle-orm";
import type { TenantTx } from "@/lib/db/tenant-tx";

/** What must hold of an organisation's money, each with the query that finds what breaks it. */
export const moneyInvariants = [
  {
    key: "lines-sum-to-zero",
    query: sql`select t.id from transactions t
      left join transaction_lines l on l.organization_id = t.organization_id and l.transaction_id = t.id
      where t.organization_id = (select app.org())
      group by t.id having count(l.id) < 2 or coalesce(sum(l.amount_cents), 1) <> 0`,
  },
  {
    key: "completed-payment-has-one-transaction",
    query: sql`select p.id from payments p
      left join transactions t on t.organization_id = p.organization_id and t.payment_id = p.id and t.reverses_id is null
      where p.organization_id = (select app.org()) and p.status in ('completed', 'refunded', 'charged-back', 'reversed')
      group by p.id having count(t.id) <> 1`,
  },
  {
    key: "unpaid-payment-has-no-transaction",
    query: sql`select p.id from payments p
      join transactions t on t.organization_id = p.organization_id and t.payment_id = p.id
      where p.organization_id = (select app.org()) and p.status in ('started', 'failed')`,
  },
  {
    key: "completed-donation-has-one-payment",
    query: sql`select d.id from donations d
      left join payments p on p.organization_id = d.organization_id and p.donation_id = d.id
        and p.status = 'completed' and not p.is_second
      where d.organization_id = (select app.org()) and d.status = 'completed' and d.kind = 'money'
      group by d.id, d.amount_cents having count(p.id) <> 1 or max(p.amount_cents) <> d.amount_cents`,
  },
  {
    key: "goods-have-one-transaction",
    query: sql`select d.id from donations d
      left join transactions t on t.organization_id = d.organization_id and t.donation_id = d.id and t.reverses_id is null
      where d.organization_id = (select app.org()) and d.kind = 'goods'
      group by d.id having count(t.id) <> 1`,
  },
  {
    key: "reversed-donation-comes-to-nothing",
    query: sql`select d.id from donations d
      left join transactions t on t.organization_id = d.organization_id and t.donation_id = d.id and t.reverses_id is null
      left join transactions r on r.organization_id = t.organization_id and r.reverses_id = t.id
      where d.organization_id = (select app.org()) and d.status = 'reversed'
      group by d.id having count(t.id) = 0 or count(r.id) <> count(t.id)`,
  },
  {
    key: "unallocated-money-has-one-transaction",
    query: sql`select u.id from unallocated_payments u
      left join transactions t on t.organization_id = u.organization_id and t.unallocated_payment_id = u.id and t.reverses_id is null
      where u.organization_id = (select app.org())
      group by u.id having count(t.id) <> 1`,
  },
  {
    key: "booked-as-payfast-took-it",
    query: sql`select e.id from payment_effects e
      left join payments p on p.organization_id = e.organization_id and p.provider = e.provider
        and p.provider_payment_id = e.provider_payment_id
      left join unallocated_payments u on u.organization_id = e.organization_id and u.provider = e.provider
        and u.provider_payment_id = e.provider_payment_id
      where e.organization_id = (select app.org()) and e.kind = 'completed'
        and num_nonnulls(p.id, u.id) <> 1`,
  },
  {
    key: "account-totals-are-their-lines",
    query: sql`select a.id from ledger_accounts a
      left join account_totals s on s.organization_id = a.organization_id and s.account_id = a.id
      left join transaction_lines l on l.organization_id = a.organization_id and l.account_id = a.id
      where a.organization_id = (select app.org())
      group by a.id, s.balance_cents having coalesce(s.balance_cents, 0) <> coalesce(sum(l.amount_cents), 0)`,
  },
  {
    key: "daily-totals-are-their-donations",
    query: sql`select coalesce(s.fund_id, d.fund_id) as id from
        (select * from daily_totals where organization_id = (select app.org())) s
      full join (select fund_id, coalesce(campaign_id, '00000000-0000-0000-0000-000000000000') as campaign_key, method, received_on, sum(amount_cents) as cents, count(*) as n from donations
          where organization_id = (select app.org()) and status = 'completed' group by fund_id, campaign_id, method, received_on) d
        on d.fund_id = s.fund_id and d.received_on = s.received_on and d.campaign_key = s.campaign_key and d.method = s.method
      where coalesce(s.raised_cents, 0) <> coalesce(d.cents, 0) or coalesce(s.donation_count, 0) <> coalesce(d.n, 0)`,
  },
  {
    key: "campaign-totals-are-their-donations",
    query: sql`select coalesce(s.campaign_id, d.campaign_id) as id from
        (select * from campaign_totals where organization_id = (select app.org())) s
      full join (select campaign_id, sum(amount_cents) as cents, count(*) as n, count(distinct donor_id) as donors from donations
          where organization_id = (select app.org()) and status = 'completed' and campaign_id is not null group by campaign_id) d
        on d.campaign_id = s.campaign_id
      where coalesce(s.raised_cents, 0) <> coalesce(d.cents, 0) or coalesce(s.donation_count, 0) <> coalesce(d.n, 0)
        or coalesce(s.donor_count, 0) <> coalesce(d.donors, 0)`,
  },
  {
    key: "gift-spans-are-their-donations",
    query: sql`select coalesce(s.donor_id, d.donor_id) as id from
        (select * from gift_spans where organization_id = (select app.org())) s
      full join (select donor_id, min(received_on) as first_on, max(received_on) as last_on from donations
          where organization_id = (select app.org()) and status = 'completed' group by donor_id) d on d.donor_id = s.donor_id
      where s.first_on is distinct from d.first_on or s.last_on is distinct from d.last_on`,
  },
  {
    key: "certified-donations-have-a-live-line",
    query: sql`select coalesce(d.id, l.donation_id) as id from
        (select id from donations where organization_id = (select app.org()) and is_certified) d
      full join (select donation_id from certificate_lines where organization_id = (select app.org()) and is_live) l on l.donation_id = d.id
      where d.id is null or l.donation_id is null`,
  },
] as const;

export type Invariant = { key: string; query: SQL };
export type BrokenInvariant<Key extends string = (typeof moneyInvariants)[number]["key"]> = {
  key: Key;
  count: number;
  ids: string[];
};

const idsLimit = 20;

/** Asks the database about every invariant of the organisation, money's by default; an empty list is what must come back. */
export async function listBrokenInvariants<const Asked extends readonly Invariant[] = typeof moneyInvariants>(
  tx: TenantTx,
  asked: Asked = moneyInvariants as unknown as Asked,
): Promise<BrokenInvariant<Asked[number]["key"]>[]> {
  const broken: BrokenInvariant<Asked[number]["key"]>[] = [];
  for (const { key, query } of asked) {
    const found = await tx.execute(
      sql`select id, count(*) over ()::int as count from (${query}) broken limit ${idsLimit}`,
    );
    const { rows } = found as unknown as { rows: { id: string; count: number }[] };
    if (rows[0]) broken.push({ key, count: rows[0].count, ids: rows.map(({ id }) => id) });
  }
  return broken;
}
