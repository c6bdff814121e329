import { recordEvent } from "@/lib/audit/record-event";
import { type Cell, csvPieces } from "@/lib/csv";
import { donors } from "@/lib/db/schema/giving";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { countExport } from "@/lib/tenancy/count-export";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type DonorFilter, inDonors } from "./donor-filter";
import type { DonorRow } from "./donor-views";
import { listDonors } from "./list-donors";

export type ExportDonors =
  | { ok: true; csv: AsyncIterable<string> }
  | { ok: false; reason: "not-permitted" }
  | { ok: false; reason: "too-often"; waitSeconds: number };

const batchLimit = 1_000;
const columns = ["Name", "Kind", "E-mail", "Telephone", "Gifts", "Given in all (rand)", "Last gift on"];

/**
 * The donors a filter shows as CSV, all of them, by name; without identity. The export is recorded first; pages follow
 * one by one, each in a transaction of its own.
 */
export async function exportDonors(member: Member, filter: DonorFilter): Promise<ExportDonors> {
  if (lacks(member, "donors:export")) return { ok: false, reason: "not-permitted" };
  const counted = await countExport(member);
  if (!counted.ok) return { ...counted, reason: "too-often" };
  const { organizationId, userId } = member;
  await withTenant(member, async (tx) => {
    const count = await tx.$count(donors, inDonors(tx, organizationId, filter));
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donors.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count },
    });
  });
  return { ok: true, csv: csvPieces(columns, pages(member, filter)) };
}

async function* pages(member: Member, filter: DonorFilter) {
  for (let after: string | undefined; ; ) {
    const page = await withTenant(member, (tx) =>
      listDonors(tx, member.organizationId, filter, { after }, batchLimit),
    );
    yield page.rows.map(cellsOf);
    if (!page.hasAfter) return;
    after = page.rows.at(-1)?.id;
  }
}

const cellsOf = (row: DonorRow): Cell[] => [
  row.name,
  row.kind,
  row.email,
  row.phone,
  row.giftCount,
  (row.givenCents / 100).toFixed(2),
  row.lastGiftOn,
];
