import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { cents, organizationId, tenantColumns } from "./columns";
import { instant, timestamps } from "./instants";
import { users } from "./tenancy";

/** From which sum an act waits for a second person; without a row, none does. */
export const approvalLimits = pgTable(
  "approval_limits",
  {
    organizationId: organizationId().primaryKey(),
    aboveCents: cents("above_cents"),
    ...timestamps(),
  },
  (t) => [check("approval_limits_sum", sql`${t.aboveCents} >= 0`)],
);

/** An act that one asked for and another approves or refuses. Nobody decides on their own; they may take it back. */
export const approvals = pgTable(
  "approvals",
  {
    ...tenantColumns(),
    act: text("act", { enum: ["donation.reverse", "certificate.void", "certificate.replace"] }).notNull(),
    /** Donation or certificate, by act. */
    subjectId: uuid("subject_id").notNull(),
    amountCents: cents("amount_cents").notNull(),
    reason: text("reason").notNull(),
    /** What a new certificate is to say, as JSON, encrypted. */
    correctionCiphertext: text("correction_ciphertext"),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id),
    requestedAt: instant("requested_at").notNull(),
    decision: text("decision", { enum: ["approved", "refused", "taken-back"] }),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    decisionReason: text("decision_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    uniqueIndex("approvals_open").on(t.organizationId, t.subjectId).where(sql`decision is null`),
    index("approvals_newest").on(t.organizationId, t.requestedAt),
    check("approvals_act", sql`${t.act} in ('donation.reverse', 'certificate.void', 'certificate.replace')`),
    check("approvals_decision", sql`${t.decision} in ('approved', 'refused', 'taken-back')`),
    check("approvals_decided", sql`num_nulls(${t.decision}, ${t.decidedBy}, ${t.decidedAt}) in (0, 3)`),
    check(
      "approvals_nobody_their_own",
      sql`${t.decision} is null or (${t.decision} = 'taken-back') = (${t.decidedBy} = ${t.requestedBy})`,
    ),
  ],
);
