CREATE TABLE "membership_campaigns" (
	"organization_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_campaigns_organization_id_membership_id_campaign_id_pk" PRIMARY KEY("organization_id","membership_id","campaign_id")
);
--> statement-breakpoint
ALTER TABLE "daily_totals" DROP CONSTRAINT "daily_totals_organization_id_fund_id_received_on_pk";--> statement-breakpoint
ALTER TABLE "daily_totals" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD COLUMN "campaign_key" uuid GENERATED ALWAYS AS (coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'::uuid)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_organization_id_fund_id_received_on_campaign_key_pk" PRIMARY KEY("organization_id","fund_id","received_on","campaign_key");--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "is_limited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "membership_campaigns" ADD CONSTRAINT "membership_campaigns_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_campaigns" ADD CONSTRAINT "membership_campaigns_organization_id_membership_id_memberships_organization_id_id_fk" FOREIGN KEY ("organization_id","membership_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership_campaigns" ADD CONSTRAINT "membership_campaigns_organization_id_campaign_id_campaigns_organization_id_id_fk" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_organization_id_campaign_id_campaigns_organization_id_id_fk" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donations_campaign" ON "donations" USING btree ("organization_id","campaign_id","donor_id");--> statement-breakpoint
-- The totals again, by campaign: a colleague limited to some of them reads only theirs. A day's row stays for its first
-- campaign, the others get rows of their own.
create temporary table day_sums on commit drop as
select organization_id, fund_id, campaign_id, received_on, sum(amount_cents)::bigint as raised_cents, count(*) as donation_count,
  row_number() over (partition by organization_id, fund_id, received_on order by campaign_id nulls first) as place
from donations where status = 'completed' group by organization_id, fund_id, campaign_id, received_on;--> statement-breakpoint
update daily_totals t set campaign_id = s.campaign_id, raised_cents = s.raised_cents, donation_count = s.donation_count
from day_sums s where s.place = 1 and (s.organization_id, s.fund_id, s.received_on) = (t.organization_id, t.fund_id, t.received_on);--> statement-breakpoint
insert into daily_totals (organization_id, fund_id, campaign_id, received_on, raised_cents, donation_count)
select organization_id, fund_id, campaign_id, received_on, raised_cents, donation_count from day_sums where place > 1;
