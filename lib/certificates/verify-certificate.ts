import { sql } from "drizzle-orm";
import { type CalendarDate, calendarDate, calendarDateOf } from "@/lib/calendar";
import { type Cents, cents } from "@/lib/money";
import { countAgain, type Limit } from "@/lib/tenancy/rate-limit";
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
  /** Those of the donations, as on the paper. */
  taxYears: number[];
  isSpecimen: boolean;
  endedOn: CalendarDate | null;
  replacedByNumber: string | null;
  replacesNumber: string | null;
};

type Row = {
  number: string;
  series: string;
  status: "issued" | "withdrawn" | "voided" | "replaced";
  issued_on: string;
  tax_years: number[];
  total_cents: string;
  registered_name: string;
  pbo_number: string;
  organization_email: string | null;
  approved_at: Date | string | null;
  ended_at: Date | string | null;
  replaced_by: string | null;
  replaces: string | null;
};

export type VerifyCertificate =
  | { ok: true; certificate: VerifiedCertificate }
  | { ok: false; reason: "unknown-code" }
  | { ok: false; reason: "too-many-questions"; waitSeconds: number };

const perAddress: Limit = { name: "verify", times: 60, seconds: 60 };

/**
 * Looks a certificate up by the code printed on it, however it was typed. Questions from one address are counted,
 * so that codes cannot be tried out.
 */
export async function verifyCertificate(typed: string, askedFrom: string | null): Promise<VerifyCertificate> {
  const counted = await countAgain(perAddress, askedFrom ?? "an unknown address");
  if (!counted.ok) return { ...counted, reason: "too-many-questions" };
  const code = parseVerifyCode(typed);
  const row = code && (await findRow(code));
  return row ? { ok: true, certificate: viewOf(row) } : { ok: false, reason: "unknown-code" };
}

async function findRow(code: string): Promise<Row | undefined> {
  return withTenant({ kind: "public" }, async (tx) => {
    const answer = await tx.execute(
      sql`select *, issued_on::text as issued_on from app.verify_certificate(${code})`,
    );
    return (answer as unknown as { rows: Row[] }).rows[0];
  });
}

function viewOf(row: Row): VerifiedCertificate {
  return {
    state: row.status === "issued" ? "valid" : row.status,
    number: row.number,
    organizationName: row.registered_name,
    organizationEmail: row.organization_email,
    pboNumber: row.pbo_number,
    approvalSeenOn: dayOf(row.approved_at),
    amountCents: cents(Number(row.total_cents)),
    issuedOn: calendarDate(row.issued_on),
    taxYears: row.tax_years,
    isSpecimen: row.series === "SPECIMEN",
    endedOn: dayOf(row.ended_at),
    replacedByNumber: row.replaced_by,
    replacesNumber: row.replaces,
  };
}

function dayOf(instant: Date | string | null): CalendarDate | null {
  return instant === null ? null : calendarDateOf(new Date(instant));
}
