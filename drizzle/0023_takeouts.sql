CREATE TABLE "takeouts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"requested_by" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"object_key" text,
	"size_bytes" bigint,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "takeouts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "takeouts_status" CHECK ("takeouts"."status" in ('waiting', 'ready')),
	CONSTRAINT "takeouts_ready" CHECK (num_nonnulls("takeouts"."object_key", "takeouts"."size_bytes", "takeouts"."ready_at", "takeouts"."expires_at") = case "takeouts"."status" when 'ready' then 4 else 0 end)
);
--> statement-breakpoint
ALTER TABLE "outgoing_mails" DROP CONSTRAINT "outgoing_mails_kind";--> statement-breakpoint
ALTER TABLE "takeouts" ADD CONSTRAINT "takeouts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeouts" ADD CONSTRAINT "takeouts_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "takeouts_newest" ON "takeouts" USING btree ("organization_id","created_at");--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_kind" CHECK ("outgoing_mails"."kind" in ('thank-you', 'certificate', 'donor-proof', 'notice', 'organization-closed', 'takeout-ready'));