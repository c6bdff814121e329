CREATE TABLE "gift_spans" (
	"organization_id" uuid NOT NULL,
	"donor_id" uuid NOT NULL,
	"first_on" date,
	"last_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "gift_spans_organization_id_donor_id_pk" PRIMARY KEY("organization_id","donor_id")
);
--> statement-breakpoint
DROP INDEX "tax_certificates_newest";--> statement-breakpoint
DROP INDEX "donations_newest";--> statement-breakpoint
DROP INDEX "audit_events_newest";--> statement-breakpoint
DROP INDEX "donations_status";--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "is_certified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "donations" d SET "is_certified" = true FROM "certificate_lines" l
WHERE l.organization_id = d.organization_id AND l.donation_id = d.id AND l.is_live;
--> statement-breakpoint
-- Derived, so counted anew from the donations they are the sums of, now by method as well.
DELETE FROM "daily_totals";
--> statement-breakpoint
ALTER TABLE "daily_totals" DROP CONSTRAINT "daily_totals_organization_id_fund_id_received_on_campaign_key_pk";--> statement-breakpoint
ALTER TABLE "daily_totals" ADD COLUMN "method" text NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_organization_id_received_on_fund_id_campaign_key_method_pk" PRIMARY KEY("organization_id","received_on","fund_id","campaign_key","method");--> statement-breakpoint
INSERT INTO "daily_totals" ("organization_id", "fund_id", "campaign_id", "method", "received_on", "raised_cents", "donation_count")
SELECT organization_id, fund_id, campaign_id, method, received_on, sum(amount_cents), count(*)
FROM "donations" WHERE status = 'completed' GROUP BY organization_id, fund_id, campaign_id, method, received_on;
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "area" text GENERATED ALWAYS AS (split_part(action, '.', 1)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "gift_spans" ADD CONSTRAINT "gift_spans_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gift_spans" ADD CONSTRAINT "gift_spans_organization_id_donor_id_donors_organization_id_id_fk" FOREIGN KEY ("organization_id","donor_id") REFERENCES "public"."donors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gift_spans_first" ON "gift_spans" USING btree ("organization_id","first_on");--> statement-breakpoint
CREATE INDEX "gift_spans_last" ON "gift_spans" USING btree ("organization_id","last_on");--> statement-breakpoint
CREATE INDEX "audit_events_by" ON "audit_events" USING btree ("organization_id","actor_kind","actor_user_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_area" ON "audit_events" USING btree ("organization_id","area","happened_at","id");--> statement-breakpoint
CREATE INDEX "tax_certificates_state" ON "tax_certificates" USING btree ("organization_id","status","tax_year","number_sequence","series","total_cents");--> statement-breakpoint
CREATE INDEX "donations_fund_day" ON "donations" USING btree ("organization_id","fund_id","given_on","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_campaign_day" ON "donations" USING btree ("organization_id","campaign_id","given_on","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_method_day" ON "donations" USING btree ("organization_id","method","given_on","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_waiting" ON "donations" USING btree ("organization_id","created_at","id") WHERE status = 'completed' and wants_certificate and not is_certified;--> statement-breakpoint
CREATE INDEX "donations_not_received" ON "donations" USING btree ("organization_id","status","given_on","fund_id","campaign_id","method","amount_cents") WHERE status <> 'completed';--> statement-breakpoint
CREATE INDEX "audit_events_newest" ON "audit_events" USING btree ("organization_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "donations_status" ON "donations" USING btree ("organization_id","status","given_on","created_at","id");
