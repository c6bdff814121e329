import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { organizationId, tenantReference } from "./columns";
import { campaigns } from "./giving";
import { timestamps } from "./instants";
import { memberships } from "./tenancy";

/** The campaigns that a limited colleague sees and records for. */
export const membershipCampaigns = pgTable(
  "membership_campaigns",
  {
    organizationId: organizationId(),
    membershipId: uuid("membership_id").notNull(),
    campaignId: uuid("campaign_id").notNull(),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.membershipId, t.campaignId] }),
    tenantReference(t, t.membershipId, memberships),
    tenantReference(t, t.campaignId, campaigns),
  ],
);
