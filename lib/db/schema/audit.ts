import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenantColumns } from "./columns";
import { instant } from "./instants";

/** Who did what, when and why; written in the acting transaction. Ids and figures only, no personal data. */
export const auditEvents = pgTable(
  "audit_events",
  {
    ...tenantColumns(),
    happenedAt: instant("happened_at").notNull().defaultNow(),
    actorKind: text("actor_kind", {
      enum: ["member", "donor", "visitor", "bearer", "operator", "system", "payfast", "clerk"],
    }).notNull(),
    actorUserId: uuid("actor_user_id"),
    action: text("action").notNull(),
    /** What an act is about: its first word. */
    area: text("area").notNull().generatedAlwaysAs(sql`split_part(action, '.', 1)`),
    subjectType: text("subject_type").notNull(),
    subjectId: uuid("subject_id").notNull(),
    details: jsonb("details").$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("audit_events_newest").on(t.organizationId, t.happenedAt, t.id),
    index("audit_events_kind").on(t.organizationId, t.actorKind, t.happenedAt, t.id),
    index("audit_events_colleague").on(t.organizationId, t.actorUserId, t.happenedAt, t.id),
    index("audit_events_area").on(t.organizationId, t.area, t.happenedAt, t.id),
    index("audit_events_subject").on(t.organizationId, t.subjectId, t.happenedAt),
    check(
      "audit_events_actor",
      sql`${t.actorKind} in ('member', 'donor', 'visitor', 'bearer', 'operator', 'system', 'payfast', 'clerk')`,
    ),
  ],
);
