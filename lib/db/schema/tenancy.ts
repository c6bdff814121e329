import { sql } from "drizzle-orm";
import { boolean, check, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { organizationId, tenantColumns, tenantReference } from "./columns";
import { instant, timestamps } from "./instants";

/** People who can sign in: a mirror of Clerk's users. Deleted in Clerk = tombstone here. */
export const users = pgTable("users", {
  id: uuid("id")
    .primaryKey()
    .$defaultFn(() => newId()),
  clerkId: text("clerk_id").notNull().unique(),
  email: text("email"),
  firstName: text("first_name"),
  lastName: text("last_name"),
  /** Clerk's updated_at; an older event never overwrites a newer one. */
  sourceUpdatedAt: instant("source_updated_at").notNull(),
  deletedAt: instant("deleted_at"),
  ...timestamps(),
});

/** Who runs the installation. They see no donor data. */
export const operators = pgTable("operators", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id),
  ...timestamps(),
});

/** Slugs an organisation had before. They redirect for ever and are never given away. */
export const organizationSlugs = pgTable("organization_slugs", {
  slug: text("slug").primaryKey(),
  organizationId: organizationId(),
  ...timestamps(),
});

/** What the public may know of an organisation. */
export const organizationProfiles = pgTable("organization_profiles", {
  organizationId: organizationId().primaryKey(),
  tradingName: text("trading_name"),
  about: text("about").notNull().default(""),
  town: text("town").notNull().default(""),
  website: text("website"),
  contactEmail: text("contact_email").notNull(),
  contactPhone: text("contact_phone").notNull(),
  ...timestamps(),
});

/** What a Section 18A certificate says of the organisation, and the operator's approval of its SARS letter. */
export const organizationTaxDetails = pgTable(
  "organization_tax_details",
  {
    organizationId: organizationId().primaryKey(),
    registeredName: text("registered_name").notNull(),
    pboNumber: text("pbo_number").notNull(),
    npoNumber: text("npo_number"),
    addressLine1: text("address_line1").notNull(),
    addressLine2: text("address_line2"),
    town: text("town").notNull(),
    postalCode: text("postal_code").notNull(),
    signatoryName: text("signatory_name").notNull(),
    signatoryTitle: text("signatory_title").notNull(),
    approval: text("approval", { enum: ["letter-missing", "waiting", "approved", "refused"] })
      .notNull()
      .default("letter-missing"),
    letterKey: text("letter_key"),
    letterUploadedAt: instant("letter_uploaded_at"),
    decidedAt: instant("decided_at"),
    decidedBy: uuid("decided_by").references(() => users.id),
    decisionReason: text("decision_reason"),
    ...timestamps(),
  },
  (t) => [
    check(
      "organization_tax_details_approval",
      sql`${t.approval} in ('letter-missing', 'waiting', 'approved', 'refused')`,
    ),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    ...tenantColumns(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    clerkId: text("clerk_id").unique(),
    /** Clerk's membership before this one: it is over, whatever is still told of it. */
    formerClerkId: text("former_clerk_id"),
    /** `waiting`: seen in Clerk without Nika's act; gives no permission until an owner decides. */
    status: text("status", { enum: ["active", "waiting", "suspended", "removed"] }).notNull(),
    sourceUpdatedAt: instant("source_updated_at"),
    /** As Clerk tells when a session begins or ends. */
    lastSeenAt: instant("last_seen_at"),
    /** Sees and records only the campaigns of `membership_campaigns`; with none there, nothing. */
    isLimited: boolean("is_limited").notNull().default(false),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("memberships_user").on(t.organizationId, t.userId),
    check("memberships_status", sql`${t.status} in ('active', 'waiting', 'suspended', 'removed')`),
  ],
);

/** The product's permissions, the same for every organisation. */
export const permissions = pgTable("permissions", {
  key: text("key").primaryKey(),
  ...timestamps(),
});

export const roles = pgTable(
  "roles",
  {
    ...tenantColumns(),
    key: text("key").notNull(),
    name: text("name").notNull(),
    isBuiltIn: boolean("is_built_in").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("roles_key").on(t.organizationId, t.key),
    uniqueIndex("roles_name").on(t.organizationId, sql`lower(${t.name})`),
  ],
);

export const rolePermissions = pgTable(
  "role_permissions",
  {
    ...tenantColumns(),
    roleId: uuid("role_id").notNull(),
    permissionKey: text("permission_key")
      .notNull()
      .references(() => permissions.key),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("role_permissions_once").on(t.organizationId, t.roleId, t.permissionKey),
    tenantReference(t, t.roleId, roles),
  ],
);

export const userRoles = pgTable(
  "user_roles",
  {
    ...tenantColumns(),
    membershipId: uuid("membership_id").notNull(),
    roleId: uuid("role_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("user_roles_once").on(t.organizationId, t.membershipId, t.roleId),
    tenantReference(t, t.membershipId, memberships),
    tenantReference(t, t.roleId, roles),
  ],
);
