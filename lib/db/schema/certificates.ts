import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { cents, organizationId, tenantColumns, tenantReference } from "./columns";
import { donations, donors } from "./giving";
import { instant, timestamps } from "./instants";
import { users } from "./tenancy";

/** The last number taken, per organisation, series and tax year of issue. */
export const certificateCounters = pgTable(
  "certificate_counters",
  {
    organizationId: organizationId(),
    series: text("series", { enum: ["18A", "SPECIMEN"] }).notNull(),
    taxYear: integer("tax_year").notNull(),
    lastNumber: integer("last_number").notNull(),
    ...timestamps(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.series, t.taxYear] })],
);

/** Issued means frozen: a trigger lets only the state, the stored file and the mailing change. */
export const taxCertificates = pgTable(
  "tax_certificates",
  {
    ...tenantColumns(),
    series: text("series", { enum: ["18A", "SPECIMEN"] }).notNull(),
    /** Tax year of the date of issue; each line carries its own. */
    taxYear: integer("tax_year").notNull(),
    numberSequence: integer("number_sequence").notNull(),
    /** As printed, such as 2027-000042. */
    number: text("number").notNull(),
    donorId: uuid("donor_id").notNull(),
    issuedAt: instant("issued_at").notNull(),
    issuedOn: date("issued_on").notNull(),
    ruleSet: text("rule_set").notNull(),
    totalCents: cents("total_cents").notNull(),
    verifyCode: text("verify_code").notNull().unique(),
    /** CertificateFacts as JSON, encrypted. */
    snapshotCiphertext: text("snapshot_ciphertext").notNull(),
    replacesId: uuid("replaces_id"),
    status: text("status", { enum: ["issued", "withdrawn", "voided", "replaced"] }).notNull(),
    pdfSha256: text("pdf_sha256"),
    storedAt: instant("stored_at"),
    mailedAt: instant("mailed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("tax_certificates_number").on(t.organizationId, t.series, t.taxYear, t.numberSequence),
    // With the sums, so that a tally reads the index alone.
    index("tax_certificates_state").on(
      t.organizationId,
      t.status,
      t.taxYear,
      t.numberSequence,
      t.series,
      t.totalCents,
    ),
    index("tax_certificates_register").on(t.organizationId, t.taxYear, t.numberSequence, t.series),
    index("tax_certificates_donor").on(t.organizationId, t.donorId),
    // A certificate is replaced by one other.
    uniqueIndex("tax_certificates_replaces").on(t.organizationId, t.replacesId),
    tenantReference(t, t.donorId, donors),
    tenantReference(t, t.replacesId, t),
    check("tax_certificates_series", sql`${t.series} in ('18A', 'SPECIMEN')`),
    check("tax_certificates_status", sql`${t.status} in ('issued', 'withdrawn', 'voided', 'replaced')`),
    check("tax_certificates_total", sql`${t.totalCents} > 0`),
    check("tax_certificates_sequence", sql`${t.numberSequence} > 0`),
  ],
);

export const certificateLines = pgTable(
  "certificate_lines",
  {
    ...tenantColumns(),
    certificateId: uuid("certificate_id").notNull(),
    donationId: uuid("donation_id").notNull(),
    amountCents: cents("amount_cents").notNull(),
    receivedOn: date("received_on").notNull(),
    taxYear: integer("tax_year").notNull(),
    /** False once the certificate is voided or replaced. */
    isLive: boolean("is_live").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    // No donation stands on two live certificates (BGR 70).
    uniqueIndex("certificate_lines_live_donation").on(t.organizationId, t.donationId).where(sql`is_live`),
    index("certificate_lines_certificate").on(t.organizationId, t.certificateId),
    tenantReference(t, t.certificateId, taxCertificates),
    tenantReference(t, t.donationId, donations),
    check("certificate_lines_amount", sql`${t.amountCents} > 0`),
  ],
);

/** The register: what happened to each number, when, by whom and why. Append-only. */
export const certificateRegister = pgTable(
  "certificate_register",
  {
    ...tenantColumns(),
    certificateId: uuid("certificate_id").notNull(),
    event: text("event", { enum: ["issued", "withdrawn", "voided", "replaced"] }).notNull(),
    happenedAt: instant("happened_at").notNull(),
    byUserId: uuid("by_user_id").references(() => users.id),
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("certificate_register_once").on(t.organizationId, t.certificateId, t.event),
    tenantReference(t, t.certificateId, taxCertificates),
    check("certificate_register_event", sql`${t.event} in ('issued', 'withdrawn', 'voided', 'replaced')`),
  ],
);
