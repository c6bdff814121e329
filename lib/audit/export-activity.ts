import { calendarDateOf, formatTime } from "@/lib/calendar";
import { csvOf } from "@/lib/csv";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";
import { type ActivityFilter, listActivity } from "./activity";
import { recordEvent } from "./record-event";
import type { EventView } from "./views";

export type ExportActivity = { ok: true; csv: string } | { ok: false; reason: "not-permitted" };

const batchLimit = 1_000;
const columns = ["Day", "Time (SAST)", "Who", "Kind of actor", "Act", "About", "Its id", "Details"];

/** Who did what as CSV, exactly the acts the filter shows, newest first; the export is recorded. */
export async function exportActivity(member: Member, filter: ActivityFilter): Promise<ExportActivity> {
  if (!member.permissions.has("audit:export")) return { ok: false, reason: "not-permitted" };
  const { organizationId, userId } = member;
  return withTenant(member, async (tx) => {
    const events: EventView[] = [];
    for (let hasOlder = true; hasOlder; ) {
      const page = await listActivity(
        tx,
        organizationId,
        filter,
        { olderThan: events.at(-1)?.id },
        batchLimit,
      );
      events.push(...page.events);
      hasOlder = page.hasOlder;
    }
    await recordEvent(tx, {
      organizationId,
      actorKind: "member",
      actorUserId: userId,
      action: "activity.exported",
      subjectType: "organization",
      subjectId: organizationId,
      details: { count: events.length },
    });
    return { ok: true, csv: csvOf([columns, ...events.map(cellsOf)]) };
  });
}

function cellsOf({ happenedAt, actorName, actorKind, action, subjectType, subjectId, details }: EventView) {
  const more = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
  const [day, time] = [calendarDateOf(happenedAt), formatTime(happenedAt)];
  return [day, time, actorName, actorKind, action, subjectType, subjectId, more.join("; ")];
}
