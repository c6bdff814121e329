import { sql } from "drizzle-orm";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A certificate for one donation as its row alone: no facts worth reading and no paper. Returns its id. */
export async function aCertificate(member: Member, donationId: string): Promise<string> {
  const { organizationId } = member;
  const id = newId();
  await withTenant(member, async (tx) => {
    const { rows } =
      (await tx.execute(sql`insert into certificate_counters as c (organization_id, series, tax_year, last_number)
      values (${organizationId}, '18A', 2027, 1)
      on conflict (organization_id, series, tax_year) do update set last_number = c.last_number + 1
      returning last_number`)) as unknown as { rows: { last_number: number }[] };
    const sequence = rows[0]!.last_number;
    await tx.execute(sql`insert into tax_certificates (organization_id, id, series, tax_year, number_sequence, number, donor_id,
        issued_at, issued_on, rule_set, total_cents, verify_code, snapshot_ciphertext, status)
      select d.organization_id, ${id}, '18A', 2027, ${sequence}, ${`2027-${String(sequence).padStart(6, "0")}`}, d.donor_id,
        now(), '2026-11-20', 'notice-6762', d.amount_cents, ${newId()}, 'sealed', 'issued'
      from donations d where d.organization_id = ${organizationId} and d.id = ${donationId}`);
    await tx.execute(sql`insert into certificate_lines (organization_id, id, certificate_id, donation_id, amount_cents, received_on, tax_year)
      select d.organization_id, ${newId()}, ${id}, d.id, d.amount_cents, d.received_on, 2027
      from donations d where d.organization_id = ${organizationId} and d.id = ${donationId}`);
  });
  return id;
}
