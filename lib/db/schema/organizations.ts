import { sql } from "drizzle-orm";
import { check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { newId } from "@/lib/new-id";
import { instant, timestamps } from "./instants";

/** The tenants. Clerk knows each by `clerkId`; the slug is ours. */
export const organizations = pgTable(
  "organizations",
  {
    id: uuid("id")
      .primaryKey()
      .$defaultFn(() => newId()),
    clerkId: text("clerk_id").unique(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    status: text("status", { enum: ["onboarding", "active", "suspended", "closed"] }).notNull(),
    sourceUpdatedAt: instant("source_updated_at"),
    deletedAt: instant("deleted_at"),
    ...timestamps(),
  },
  (t) => [
    check("organizations_status", sql`${t.status} in ('onboarding', 'active', 'suspended', 'closed')`),
    check("organizations_slug", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 60`),
  ],
);
