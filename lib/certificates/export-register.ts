import { recordEvent } from "@/lib/audit/record-event";
import { calendarDateOf } from "@/lib/calendar";
import { type Cell, csvPieces } from "@/lib/csv";
import { taxYearLabel } from "@/lib/tax-year";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { countExport } from "@/lib/tenancy/count-export";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { listRegister, tallyRegister } from "./register";
import type { RegisterFilter } from "./register-filter";
import type { RegisterRow } from "./views";

export type ExportRegister =
  | { ok: true; csv: AsyncIterable<string> }
  | { ok: false; reason: "not-permitted" }
  | { ok: false; reason: "too-often"; waitSeconds: number };

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

/**
 * The register as CSV, exactly the numbers the filter shows, the highest first. The export is recorded first; pages
 * follow one by one, each in a transaction of its own.
 */
export async function exportRegister(member: Member, filter: RegisterFilter): Promise<ExportRegister> {
  if (lacks(member, "certificates:export")) return { ok: false, reason: "not-permitted" };
  const counted = await countExport(member);
  if (!counted.ok) return { ...counted, reason: "too-often" };
  const { organizationId } = member;
  await withTenant(member, async (tx) => {
    const { count } = await tallyRegister(tx, organizationId, filter);
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: member.userId,
      action: "certificates.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count },
    });
  });
  return { ok: true, csv: csvPieces(columns, pages(member, filter)) };
}

async function* pages(member: Member, filter: RegisterFilter) {
  for (let below: string | undefined; ; ) {
    const page = await withTenant(member, (tx) =>
      listRegister(tx, member.organizationId, filter, { below }, batchLimit),
    );
    yield page.rows.map(cellsOf);
    if (!page.hasOlder) return;
    below = page.rows.at(-1)?.id;
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
