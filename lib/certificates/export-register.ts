import { recordEvent } from "@/lib/audit/record-event";
import { calendarDateOf } from "@/lib/calendar";
import { type Cell, csvOf } from "@/lib/csv";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { taxYearLabel } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { listRegister } from "./register";
import type { RegisterFilter } from "./register-filter";
import type { RegisterRow } from "./views";

export type ExportRegister = { ok: true; csv: string } | { ok: false; reason: "not-permitted" };

const batchLimit = 1_000;
const columns = [
  "Number",
  "Series",
  "Tax year of issue",
  "Issued on",
  "Issued by",
  "Donor",
  "Donations",
  "Amount in rand",
  "State",
  "Ended on",
  "Ended by",
  "Reason",
  "Replaces",
  "Replaced by",
];

/** The register as CSV, exactly the numbers the filter shows, the highest first; the export is recorded. */
export async function exportRegister(member: Member, filter: RegisterFilter): Promise<ExportRegister> {
  if (!member.permissions.has("certificates:export")) return { ok: false, reason: "not-permitted" };
  const { organizationId } = member;
  return withTenant(member, async (tx) => {
    const rows = await everyRow(tx, organizationId, filter);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "certificates.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count: rows.length },
    });
    return { ok: true, csv: csvOf([columns, ...rows.map(cellsOf)]) };
  });
}

async function everyRow(tx: TenantTx, organizationId: string, filter: RegisterFilter) {
  const rows: RegisterRow[] = [];
  for (;;) {
    const page = await listRegister(tx, organizationId, filter, { below: rows.at(-1)?.id }, batchLimit);
    rows.push(...page.rows);
    if (!page.hasOlder) return rows;
  }
}

function cellsOf(row: RegisterRow): Cell[] {
  const { ending } = row;
  return [
    row.number,
    row.series,
    taxYearLabel(row.taxYear),
    row.issuedOn,
    row.issuedBy,
    row.donorName,
    row.donationCount,
    (row.totalCents / 100).toFixed(2),
    row.isLive ? "live" : row.state,
    ending && calendarDateOf(ending.at),
    ending?.by ?? null,
    ending?.reason ?? null,
    row.replaces?.number ?? null,
    row.replacedBy?.number ?? null,
  ];
}
