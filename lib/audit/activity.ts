import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { addDays, type CalendarDate } from "@/lib/calendar";
import { auditEvents } from "@/lib/db/schema/audit";
import { users } from "@/lib/db/schema/tenancy";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { EventView } from "./views";

/** What acts are about; an act's first word is its kind. */
export const activityAreas = {
  donations: ["donation", "donations", "payment"],
  donors: ["donor", "donors"],
  certificates: ["certificate", "certificates"],
  campaigns: ["campaign", "fund"],
  organization: [
    "organization",
    "letter",
    "payfast-account",
    "bank-account",
    "payouts",
    "colleague",
    "role",
    "approval",
    "activity",
  ],
} as const;

/** Who acts beside the organisation's own people. */
export const activityParties = {
  donors: ["donor", "visitor", "bearer"],
  payfast: ["payfast"],
  nika: ["system", "operator", "clerk"],
} as const;

/** Which acts are meant; what is left out is not narrowed. Days are South African, both included. */
export type ActivityFilter = {
  /** A colleague's id, or one of the parties. */
  who?: string;
  what?: keyof typeof activityAreas;
  from?: CalendarDate;
  to?: CalendarDate;
};

export type ActivityPlace = { olderThan?: string; newerThan?: string };
export type ActivityPage = { events: EventView[]; hasNewer: boolean; hasOlder: boolean };

const activityPageLimit = 50;

/** A page of what happened, newest first, fifty at most. */
export async function listActivity(
  tx: TenantTx,
  organizationId: string,
  filter: ActivityFilter,
  { olderThan, newerThan }: ActivityPlace = {},
  limit = activityPageLimit,
): Promise<ActivityPage> {
  const isBackwards = newerThan !== undefined;
  const from = newerThan ?? olderThan;
  const { happenedAt, id } = auditEvents;
  const order = isBackwards ? [asc(happenedAt), asc(id)] : [desc(happenedAt), desc(id)];
  const shown = and(
    eq(auditEvents.organizationId, organizationId),
    ...matching(filter),
    from ? beyond(organizationId, from, isBackwards) : undefined,
  );
  const candidates = kindsIn(filter).map(
    (kind) =>
      sql`(${tx
        .select({ id })
        .from(auditEvents)
        .where(and(shown, kind))
        .orderBy(...order)
        .limit(limit + 1)})`,
  );
  const found = await tx
    .select({
      id,
      action: auditEvents.action,
      actorKind: auditEvents.actorKind,
      actorUserId: auditEvents.actorUserId,
      firstName: users.firstName,
      lastName: users.lastName,
      subjectType: auditEvents.subjectType,
      subjectId: auditEvents.subjectId,
      details: auditEvents.details,
      happenedAt,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    // Each kind in its own order first: of a rare one the newest fifty may be anywhere among millions.
    .where(
      candidates.length > 0
        ? and(
            eq(auditEvents.organizationId, organizationId),
            sql`${id} in (${sql.join(candidates, sql` union all `)})`,
          )
        : shown,
    )
    .orderBy(...order)
    .limit(limit + 1);
  const events = found.slice(0, limit).map(({ firstName, lastName, ...event }) => ({
    ...event,
    actorName: [firstName, lastName].filter(Boolean).join(" ") || null,
  }));
  const goesOn = found.length > limit;
  return isBackwards
    ? { events: events.reverse(), hasNewer: goesOn, hasOlder: true }
    : { events, hasNewer: olderThan !== undefined, hasOlder: goesOn };
}

/** How many acts the filter shows. */
export async function countActivity(
  tx: TenantTx,
  organizationId: string,
  filter: ActivityFilter,
): Promise<number> {
  return tx.$count(
    auditEvents,
    and(eq(auditEvents.organizationId, organizationId), ...matching(filter), or(...kindsIn(filter))),
  );
}

function matching({ who, what, from, to }: ActivityFilter): (SQL | undefined)[] {
  return [
    who && !isParty(who)
      ? and(eq(auditEvents.actorKind, "member"), eq(auditEvents.actorUserId, who))
      : undefined,
    // Where areas are the kinds that are looked up, the parties narrow each of them.
    who && isParty(who) && what ? inArray(auditEvents.actorKind, [...activityParties[who]]) : undefined,
    from ? gte(auditEvents.happenedAt, startOf(from)) : undefined,
    to ? lt(auditEvents.happenedAt, startOf(addDays(to, 1))) : undefined,
  ];
}

/** The kinds of act that a filter means, any of which is shown; none where it means every kind. */
function kindsIn({ who, what }: ActivityFilter): SQL[] {
  if (what) return activityAreas[what].map((area) => eq(auditEvents.area, area));
  return who && isParty(who) ? activityParties[who].map((kind) => eq(auditEvents.actorKind, kind)) : [];
}

const isParty = (who: string): who is keyof typeof activityParties => Object.hasOwn(activityParties, who);

const startOf = (day: CalendarDate) => new Date(`${day}T00:00:00+02:00`);

// The place is compared in the database: a JavaScript Date would cut its microseconds.
function beyond(organizationId: string, eventId: string, isBackwards: boolean): SQL {
  const place = sql`(select p.happened_at, p.id from ${auditEvents} p where p.organization_id = ${organizationId} and p.id = ${eventId})`;
  const here = sql`(${auditEvents.happenedAt}, ${auditEvents.id})`;
  return isBackwards ? sql`${here} > ${place}` : sql`${here} < ${place}`;
}
