import { recordEvent } from "@/lib/audit/record-event";
import { type Cell, csvOf } from "@/lib/csv";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import type { DonorFilter } from "./donor-filter";
import type { DonorRow } from "./donor-views";
import { listDonors } from "./list-donors";

export type ExportDonors = { ok: true; csv: string } | { ok: false; reason: "not-permitted" };

const batchLimit = 1_000;
const columns = ["Name", "Kind", "E-mail", "Telephone", "Gifts", "Given in all (rand)", "Last gift on"];

/** The donors a filter shows as CSV, all of them, by name; without identity. The export is recorded. */
export async function exportDonors(member: Member, filter: DonorFilter): Promise<ExportDonors> {
  if (!member.permissions.has("donors:export")) return { ok: false, reason: "not-permitted" };
  const { organizationId, userId } = member;
  return withTenant(member, async (tx) => {
    const rows = await everyRow(tx, organizationId, filter);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "donors.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count: rows.length },
    });
    return { ok: true, csv: csvOf([columns, ...rows.map(cellsOf)]) };
  });
}

async function everyRow(tx: TenantTx, organizationId: string, filter: DonorFilter): Promise<DonorRow[]> {
  const rows: DonorRow[] = [];
  for (;;) {
    const page = await listDonors(tx, organizationId, filter, { after: rows.at(-1)?.id }, batchLimit);
    rows.push(...page.rows);
    if (!page.hasAfter) return rows;
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
