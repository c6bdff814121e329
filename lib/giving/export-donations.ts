import { and, eq, inArray } from "drizzle-orm";
import { recordEvent } from "@/lib/audit/record-event";
import { type Cell, csvPieces } from "@/lib/csv";
import { certificateLines, taxCertificates } from "@/lib/db/schema/certificates";
import { donations } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { plainRand } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { countExport } from "@/lib/tenancy/count-export";
import { withTenant } from "@/lib/tenancy/with-tenant";
import type { DonationNarrowing } from "./donation-filter";
import { type DonationOrder, listDonations } from "./list-donations";
import { totalDonations } from "./total-donations";
import type { DonationRow } from "./views";

export type ExportDonations =
  | { ok: true; csv: AsyncIterable<string> }
  | { ok: false; reason: "not-permitted" }
  | { ok: false; reason: "too-often"; waitSeconds: number };

const batchLimit = 1_000;
const columns = [
  "Day",
  "Reference",
  "Donor",
  "Fund",
  "Campaign",
  "Method",
  "State",
  "Certificate",
  "Amount in rand",
];

/**
 * The list as CSV, exactly the donations a narrowing shows, in its order. The export is recorded before anything is
 * read; pages then follow one by one, each in a transaction of its own, so that neither memory nor a connection is
 * held however long the list and however slow its reader.
 */
export async function exportDonations(
  member: Member,
  narrowing: DonationNarrowing,
  order: DonationOrder,
): Promise<ExportDonations> {
  if (lacks(member, "donations:export")) return { ok: false, reason: "not-permitted" };
  const counted = await countExport(member);
  if (!counted.ok) return { ...counted, reason: "too-often" };
  const { organizationId, userId } = member;
  await withTenant(member, async (tx) => {
    const { count } = await totalDonations(tx, organizationId, narrowing);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donations.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count },
    });
  });
  return { ok: true, csv: csvPieces(columns, pages(member, narrowing, order)) };
}

async function* pages(member: Member, narrowing: DonationNarrowing, order: DonationOrder) {
  const { organizationId } = member;
  for (let after: string | undefined; ; ) {
    const { rows, cells, hasAfter } = await withTenant(member, async (tx) => {
      const page = await listDonations(tx, organizationId, narrowing, { after }, order, batchLimit);
      return { ...page, cells: await cellsOf(tx, organizationId, page.rows) };
    });
    yield cells;
    if (!hasAfter) return;
    after = rows.at(-1)?.id;
  }
}

async function cellsOf(tx: TenantTx, organizationId: string, rows: DonationRow[]): Promise<Cell[][]> {
  const ids = rows.map(({ id }) => id);
  const [references, certificates] = [
    await referencesOf(tx, organizationId, ids),
    await numbersOf(tx, organizationId, ids),
  ];
  return rows.map((row) => [
    row.givenOn,
    references.get(row.id) ?? null,
    row.donorName,
    row.fundName,
    row.campaignTitle,
    row.method,
    row.state,
    certificates.get(row.id) ?? null,
    plainRand(row.amountCents),
  ]);
}

async function referencesOf(tx: TenantTx, organizationId: string, ids: string[]) {
  const found = await tx
    .select({ id: donations.id, reference: donations.reference })
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), inArray(donations.id, ids)));
  return new Map(found.map(({ id, reference }) => [id, reference]));
}

async function numbersOf(tx: TenantTx, organizationId: string, ids: string[]) {
  const found = await tx
    .select({ id: certificateLines.donationId, number: taxCertificates.number })
    .from(certificateLines)
    .innerJoin(
      taxCertificates,
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.id, certificateLines.certificateId),
      ),
    )
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.isLive, true),
        inArray(certificateLines.donationId, ids),
      ),
    );
  return new Map(found.map(({ id, number }) => [id, number]));
}
