import { calendarDateOf, formatTime } from "@/lib/calendar";
import { csvPieces } from "@/lib/csv";
import type { Member } from "@/lib/tenancy/actor";
import { lacks } from "@/lib/tenancy/ask-permission";
import { countExport } from "@/lib/tenancy/count-export";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type ActivityFilter, countActivity, listActivity } from "./activity";
import { recordEvent } from "./record-event";
import type { EventView } from "./views";

export type ExportActivity =
  | { ok: true; csv: AsyncIterable<string> }
  | { ok: false; reason: "not-permitted" }
  | { ok: false; reason: "too-often"; waitSeconds: number };

const batchLimit = 1_000;
const columns = ["Day", "Time (SAST)", "Who", "Kind of actor", "Act", "About", "Its id", "Details"];

/**
 * Who did what as CSV, exactly the acts the filter shows, newest first. The export is recorded first, and what was
 * before it is what follows, page by page, each in a transaction of its own.
 */
export async function exportActivity(member: Member, filter: ActivityFilter): Promise<ExportActivity> {
  if (lacks(member, "audit:export")) return { ok: false, reason: "not-permitted" };
  const counted = await countExport(member);
  if (!counted.ok) return { ...counted, reason: "too-often" };
  const { organizationId, userId } = member;
  const recorded = await withTenant(member, async (tx) => {
    const count = await countActivity(tx, organizationId, filter);
    return recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "activity.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count },
    });
  });
  return { ok: true, csv: csvPieces(columns, pages(member, filter, recorded)) };
}

async function* pages(member: Member, filter: ActivityFilter, newest: string) {
  for (let olderThan: string | undefined = newest; ; ) {
    const page = await withTenant(member, (tx) =>
      listActivity(tx, member.organizationId, filter, { olderThan }, batchLimit),
    );
    yield page.events.map(cellsOf);
    if (!page.hasOlder) return;
    olderThan = page.events.at(-1)?.id;
  }
}

function cellsOf({ happenedAt, actorName, actorKind, action, subjectType, subjectId, details }: EventView) {
  const more = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  const [day, time] = [calendarDateOf(happenedAt), formatTime(happenedAt)];
  return [day, time, actorName, actorKind, action, subjectType, subjectId, more.join("; ")];
}
