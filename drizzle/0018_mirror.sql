CREATE TABLE "clerk_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reconciliation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_clerk_id" text NOT NULL,
	"is_mended" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clerk_reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"reason" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"users_seen" integer DEFAULT 0 NOT NULL,
	"organizations_seen" integer DEFAULT 0 NOT NULL,
	"memberships_seen" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clerk_reconciliations_status" CHECK ("clerk_reconciliations"."status" in ('running', 'finished', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "clerk_events" DROP CONSTRAINT "clerk_events_status";--> statement-breakpoint
ALTER TABLE "clerk_events" ALTER COLUMN "payload_ciphertext" DROP NOT NULL;--> statement-breakpoint
UPDATE "clerk_events" SET "payload_ciphertext" = NULL WHERE "status" IN ('applied', 'ignored');--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "former_clerk_id" text;--> statement-breakpoint
ALTER TABLE "clerk_events" ADD COLUMN "replayed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "clerk_events" ADD COLUMN "replayed_by" uuid;--> statement-breakpoint
ALTER TABLE "clerk_findings" ADD CONSTRAINT "clerk_findings_reconciliation_id_clerk_reconciliations_id_fk" FOREIGN KEY ("reconciliation_id") REFERENCES "public"."clerk_reconciliations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clerk_findings_of" ON "clerk_findings" USING btree ("reconciliation_id");--> statement-breakpoint
CREATE INDEX "clerk_reconciliations_newest" ON "clerk_reconciliations" USING btree ("started_at");--> statement-breakpoint
ALTER TABLE "clerk_events" ADD CONSTRAINT "clerk_events_replayed_by_users_id_fk" FOREIGN KEY ("replayed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clerk_events_subject" ON "clerk_events" USING btree ("subject_clerk_id");--> statement-breakpoint
ALTER TABLE "clerk_events" ADD CONSTRAINT "clerk_events_payload" CHECK (("clerk_events"."payload_ciphertext" is null) = ("clerk_events"."status" in ('applied', 'ignored')));--> statement-breakpoint
ALTER TABLE "clerk_events" ADD CONSTRAINT "clerk_events_status" CHECK ("clerk_events"."status" in ('stored', 'applied', 'waiting', 'failed', 'ignored'));