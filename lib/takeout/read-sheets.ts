import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { type Cell, csvOf } from "@/lib/csv";
import { taxCertificates } from "@/lib/db/schema/certificates";
import { donationTaxDetails } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { decrypt } from "@/lib/encryption";
import { donorTaxDetails } from "@/lib/giving/tax-details";
import { withTenant } from "@/lib/tenancy/with-tenant";
import type { Sheet } from "./sheets";

const pageLimit = 2_000;
const beforeAll = "00000000-0000-0000-0000-000000000000";

const inOrganization = <T>(organizationId: string, read: (tx: TenantTx) => Promise<T>): Promise<T> =>
  withTenant({ kind: "system", organizationId }, read);

/** One table as CSV, a page at a time, each in a transaction of its own. */
export async function* sheetOf(organizationId: string, sheet: Sheet): AsyncGenerator<string> {
  const { table, key, columns } = sheet;
  yield csvOf([Object.keys(columns)]);
  const values = Object.values(columns).map((expression) => `(${expression})::text`);
  const cells = sql.raw(values.join(", "));
  for (let after = beforeAll; ; ) {
    const page = await inOrganization(organizationId, async (tx) => {
      const answer = await tx.execute(sql`select ${sql.raw(key)} as key, array[${cells}] as cells
        from ${sql.raw(table)} t where organization_id = ${organizationId} and ${sql.raw(key)} > ${after}
        order by ${sql.raw(key)} limit ${pageLimit}`);
      return (answer as unknown as { rows: { key: string; cells: Cell[] }[] }).rows;
    });
    if (page.length > 0) yield withoutMark(page.map(({ cells }) => cells));
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return;
    after = last.key;
  }
}

/** What donors gave for their certificates, numbers in full: the organisation must be able to show it to SARS. */
export async function* taxDetailsSheet(organizationId: string): AsyncGenerator<string> {
  const names = ["donation_id", "nature", "name", "trading_name", "identity_type", "identity_country"];
  yield csvOf([[...names, "identity_number", "tax_reference", "address", "phone", "email"]]);
  const d = donationTaxDetails;
  for (let after = beforeAll; ; ) {
    const page = await inOrganization(organizationId, (tx) =>
      tx
        .select({ donationId: d.donationId, ciphertext: d.detailsCiphertext })
        .from(d)
        .where(and(eq(d.organizationId, organizationId), gt(d.donationId, after)))
        .orderBy(asc(d.donationId))
        .limit(pageLimit),
    );
    if (page.length > 0)
      yield withoutMark(
        page.map(({ donationId, ciphertext }): Cell[] => {
          const plain = decrypt(ciphertext, { organizationId, column: "donation_tax_details.details" });
          const of = donorTaxDetails.parse(JSON.parse(plain));
          return [
            donationId,
            of.nature,
            of.name,
            of.tradingName ?? null,
            of.identityType,
            of.identityCountry,
            of.identityNumber,
            of.taxReference ?? null,
            of.addressLines.join(", "),
            of.phone,
            of.email,
          ];
        }),
      );
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return;
    after = last.donationId;
  }
}

export type StoredPaper = { organizationId: string; id: string; number: string; pdfSha256: string };

/** Every certificate whose paper is stored. */
export async function listPapers(organizationId: string): Promise<StoredPaper[]> {
  const c = taxCertificates;
  const all: StoredPaper[] = [];
  for (let after = beforeAll; ; ) {
    const page = await inOrganization(organizationId, (tx) =>
      tx
        .select({ id: c.id, number: c.number, pdfSha256: c.pdfSha256 })
        .from(c)
        .where(and(eq(c.organizationId, organizationId), isNotNull(c.storedAt), gt(c.id, after)))
        .orderBy(asc(c.id))
        .limit(pageLimit),
    );
    for (const { id, number, pdfSha256 } of page)
      if (pdfSha256) all.push({ organizationId, id, number, pdfSha256 });
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return all;
    after = last.id;
  }
}

/** One row of the organisation's own, as JSON. */
export async function ownPage(organizationId: string, table: string): Promise<string> {
  const row = await inOrganization(organizationId, async (tx) => {
    const answer = await tx.execute(
      sql`select to_jsonb(t) as row from ${sql.raw(table)} t where organization_id = ${organizationId}`,
    );
    return (answer as unknown as { rows: { row: object }[] }).rows[0]?.row;
  });
  return `${JSON.stringify(row ?? {}, null, 2)}\n`;
}

/** Only the beginning of a file bears the mark that csvOf writes. */
const withoutMark = (rows: Cell[][]) => csvOf(rows).slice(1);
