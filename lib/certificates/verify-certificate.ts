import { sql } from "drizzle-orm";
import { type CalendarDate, calendarDate, calendarDateOf } from "@/lib/calendar";
import { type Cents, cents } from "@/lib/money";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { parseVerifyCode } from "./verify-code";

/** What anyone who holds a certificate may know of it. Nothing about the donor. */
export type VerifiedCertificate = {
  state: "valid" | "withdrawn" | "voided" | "replaced";
  number: string;
  organizationName: string;
  organizationEmail: string | null;
  pboNumber: string;
  /** When Nika saw the organisation's approval letter; null when it is not approved now. */
  approvalSeenOn: CalendarDate | null;
  amountCents: Cents;
  issuedOn: CalendarDate;
  taxYear: number;
  isSpecimen: boolean;
  endedOn: CalendarDate | null;
  replacedByNumber: string | null;
  replacesNumber: string | null;
};

type Row = {
  number: string;
  series: string;
  status: "issued" | "withdrawn" | "voided" | "replaced";
  issued_on: Date | string;
  tax_year: number;
  total_cents: string;
  registered_name: string;
  pbo_number: string;
  organization_email: string | null;
  approved_at: Date | string | null;
  ended_at: Date | string | null;
  replaced_by: string | null;
  replaces: string | null;
};

/** Looks a certificate up by the code printed on it, however it was typed; null when nobody issued such a code. */
export async function verifyCertificate(typed: string): Promise<VerifiedCertificate | null> {
  const code = parseVerifyCode(typed);
  if (!code) return null;
  const [row] = await withTenant({ kind: "public" }, async (tx) => {
    const answer = await tx.execute(
      sql`select *, issued_on::text as issued_on from app.verify_certificate(${code})`,
    );
    return (answer as unknown as { rows: Row[] }).rows;
  });
  if (!row) return null;
  return {
    state: row.status === "issued" ? "valid" : row.status,
    number: row.number,
    organizationName: row.registered_name,
    organizationEmail: row.organization_email,
    pboNumber: row.pbo_number,
    approvalSeenOn: dayOf(row.approved_at),
    amountCents: cents(Number(row.total_cents)),
    issuedOn: calendarDate(String(row.issued_on)),
    taxYear: row.tax_year,
    isSpecimen: row.series === "SPECIMEN",
    endedOn: dayOf(row.ended_at),
    replacedByNumber: row.replaced_by,
    replacesNumber: row.replaces,
  };
}

function dayOf(instant: Date | string | null): CalendarDate | null {
  return instant === null ? null : calendarDateOf(new Date(instant));
}
