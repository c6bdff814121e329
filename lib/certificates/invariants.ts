import { sql } from "drizzle-orm";
import { moneyInvariants } from "@/lib/payments/invariants";

/** What must hold of an organisation's certificates, each with the query that finds what breaks it. */
const certificateInvariants = [
  {
    key: "live-certificates-stand-on-gifts",
    query: sql`select distinct l.certificate_id as id from certificate_lines l
      join tax_certificates c on c.organization_id = l.organization_id and c.id = l.certificate_id and c.status = 'issued'
      left join donations d on d.organization_id = l.organization_id and d.id = l.donation_id and d.status = 'completed'
      where l.organization_id = (select app.org()) and l.is_live and (d.id is null or d.amount_cents < l.amount_cents)`,
  },
  {
    key: "donation-is-on-one-live-certificate",
    query: sql`select l.donation_id as id from certificate_lines l
      where l.organization_id = (select app.org()) and l.is_live group by l.donation_id having count(*) > 1`,
  },
  {
    key: "certificate-numbers-have-no-gap",
    query: sql`select coalesce((array_agg(c.id order by c.number_sequence desc))[1], n.organization_id) as id from certificate_counters n
      left join tax_certificates c on c.organization_id = n.organization_id and c.series = n.series and c.tax_year = n.tax_year
      where n.organization_id = (select app.org())
      group by n.organization_id, n.series, n.tax_year, n.last_number having count(c.id) <> n.last_number or coalesce(max(c.number_sequence), 0) <> n.last_number`,
  },
] as const;

/** All that is asked of an organisation on a schedule. */
export const invariants = [...moneyInvariants, ...certificateInvariants] as const;

export type InvariantKey = (typeof invariants)[number]["key"];
