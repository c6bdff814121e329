import { and, between, eq, or, type SQL, sql } from "drizzle-orm";
import { taxCertificates } from "@/lib/db/schema/certificates";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { isNamed } from "@/lib/giving/named-donors";

export const registerStates = ["issued", "withdrawn", "voided", "replaced"] as const;
export const certificateSeries = ["18A", "SPECIMEN"] as const;

/** Which numbers of the register are meant; what is left out is not narrowed. */
export type RegisterFilter = {
  state?: (typeof registerStates)[number];
  /** The tax year of the date of issue, which numbers count in. */
  taxYear?: number;
  series?: (typeof certificateSeries)[number];
  /** A number, whole or begun, or words of a donor's name. */
  search?: string;
};

/** The filter as a condition on certificates; it names the organisation as well. */
export function inRegister(tx: TenantTx, organizationId: string, filter: RegisterFilter): SQL | undefined {
  const { state, taxYear, series, search } = filter;
  return and(
    eq(taxCertificates.organizationId, organizationId),
    state && eq(taxCertificates.status, state),
    taxYear === undefined ? undefined : eq(taxCertificates.taxYear, taxYear),
    series && eq(taxCertificates.series, series),
    search ? found(tx, organizationId, search) : undefined,
  );
}

function found(tx: TenantTx, organizationId: string, search: string): SQL | undefined {
  const text = search.trim().slice(0, 100);
  if (/^\d{1,7}$/.test(text))
    return or(
      eq(taxCertificates.numberSequence, Number(text)),
      text.length === 4 ? eq(taxCertificates.taxYear, Number(text)) : undefined,
    );
  const begun = /^(\d{4})-(\d{0,6})$/.exec(text);
  if (begun) return beginsLike(Number(begun[1]), begun[2]!);
  // Signs alone find nothing, rather than everything.
  return isNamed(tx, organizationId, taxCertificates.donorId, text) ?? sql`false`;
}

/** "2027-0001" begins the numbers from 2027-000100 to 2027-000199: compared as numbers, so that the index serves. */
function beginsLike(taxYear: number, digits: string): SQL | undefined {
  const rest = 10 ** (6 - digits.length);
  return and(
    eq(taxCertificates.taxYear, taxYear),
    digits
      ? between(taxCertificates.numberSequence, Number(digits) * rest, Number(digits) * rest + rest - 1)
      : undefined,
  );
}

/** Where a page of the register stands: it continues below or above a certificate that the reader has seen. */
export type RegisterPlace = { below?: string; above?: string };

/** Numbers beyond a certificate's own; compared in the database, so that an id which is not there finds nothing. */
export function beyondInRegister(organizationId: string, place: RegisterPlace): SQL | undefined {
  const from = place.above ?? place.below;
  if (!from) return undefined;
  const mark = sql`(select p.tax_year, p.number_sequence, p.series from ${taxCertificates} p where p.organization_id = ${organizationId} and p.id = ${from})`;
  const here = sql`(${taxCertificates.taxYear}, ${taxCertificates.numberSequence}, ${taxCertificates.series})`;
  return place.above ? sql`${here} > ${mark}` : sql`${here} < ${mark}`;
}
