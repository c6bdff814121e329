import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { tenantColumns } from "./columns";
import { instant } from "./instants";
import { users } from "./tenancy";

/** A mail that is to go out: what it is about, never its words or address. At most one of a kind a subject. */
export const outgoingMails = pgTable(
  "outgoing_mails",
  {
    ...tenantColumns(),
    kind: text("kind", {
      enum: ["thank-you", "certificate", "donor-proof", "notice", "organization-closed", "takeout-ready"],
    }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    status: text("status", { enum: ["waiting", "sent", "failed"] })
      .notNull()
      .default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    sentAt: instant("sent_at"),
    providerMessageId: text("provider_message_id"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("outgoing_mails_once").on(t.organizationId, t.kind, t.subjectId),
    check(
      "outgoing_mails_kind",
      sql`${t.kind} in ('thank-you', 'certificate', 'donor-proof', 'notice', 'organization-closed', 'takeout-ready')`,
    ),
    check("outgoing_mails_status", sql`${t.status} in ('waiting', 'sent', 'failed')`),
  ],
);

/** A link that lets its bearer see one thing for a while. Only the token's SHA-256 is kept. */
export const accessLinks = pgTable(
  "access_links",
  {
    ...tenantColumns(),
    tokenSha256: text("token_sha256").notNull().unique(),
    purpose: text("purpose", { enum: ["checkout", "certificate-download", "donor-proof"] }).notNull(),
    /** Donation, certificate or donor, by purpose. */
    subjectId: uuid("subject_id").notNull(),
    /** donor-proof: the signed-in user who asked. */
    requestedBy: uuid("requested_by").references(() => users.id),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    check("access_links_purpose", sql`${t.purpose} in ('checkout', 'certificate-download', 'donor-proof')`),
  ],
);
