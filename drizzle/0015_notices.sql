CREATE TABLE "notices" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "notices_once" UNIQUE("organization_id","event_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "outgoing_mails" DROP CONSTRAINT "outgoing_mails_kind";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_organization_id_event_id_audit_events_organization_id_id_fk" FOREIGN KEY ("organization_id","event_id") REFERENCES "public"."audit_events"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("organization_id","user_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_newest" ON "notices" USING btree ("organization_id","user_id","id");--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_kind" CHECK ("outgoing_mails"."kind" in ('thank-you', 'certificate', 'donor-proof', 'notice'));--> statement-breakpoint
ALTER TABLE "notices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
create policy "a colleague's own notices" on notices for select to app_member
  using (organization_id = (select app.org()) and user_id = (select app.user_id()));--> statement-breakpoint
create policy "a colleague reads them" on notices for update to app_member
  using (organization_id = (select app.org()) and user_id = (select app.user_id()))
  with check (organization_id = (select app.org()) and user_id = (select app.user_id()));--> statement-breakpoint
create policy "the worker tells colleagues" on notices to app_system
  using (organization_id = (select app.org())) with check (organization_id = (select app.org()));--> statement-breakpoint
grant select on notices to app_member;--> statement-breakpoint
grant update (read_at, updated_at) on notices to app_member;--> statement-breakpoint
grant select, insert on notices to app_system;--> statement-breakpoint
-- The worker finds whom an act concerns, and their address.
create policy "colleagues, to tell them" on users for select to app_system
  using (id in (select m.user_id from memberships m where m.organization_id = (select app.org())));--> statement-breakpoint
grant select (id, email, first_name, last_name, deleted_at) on users to app_system;--> statement-breakpoint
grant select on memberships, user_roles, role_permissions to app_system;
