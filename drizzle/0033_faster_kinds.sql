DROP INDEX "audit_events_by";--> statement-breakpoint
DROP INDEX "donations_donor";--> statement-breakpoint
DROP INDEX "donations_by_amount";--> statement-breakpoint
DROP INDEX "donors_name";--> statement-breakpoint
CREATE INDEX "audit_events_kind" ON "audit_events" USING btree ("organization_id","actor_kind","happened_at","id");--> statement-breakpoint
CREATE INDEX "audit_events_colleague" ON "audit_events" USING btree ("organization_id","actor_user_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "donations_donor_newest" ON "donations" USING btree ("organization_id","donor_id","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_donor" ON "donations" USING btree ("organization_id","donor_id","status","received_on","amount_cents");--> statement-breakpoint
CREATE INDEX "donations_by_amount" ON "donations" USING btree ("organization_id","amount_cents","id","status");--> statement-breakpoint
CREATE INDEX "donors_name" ON "donors" USING btree ("organization_id","display_name","id");--> statement-breakpoint
-- What asks for a certificate mostly has one: without knowing that, the planner expects a hundred times as many that wait.
CREATE STATISTICS "donations_certifying" (mcv) ON status, wants_certificate, is_certified FROM "donations";
