CREATE TABLE "dead_job_replays" (
	"id" uuid PRIMARY KEY NOT NULL,
	"queue" text NOT NULL,
	"subject_id" uuid,
	"count" integer NOT NULL,
	"replayed_by" uuid NOT NULL,
	"replayed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dead_job_replays_count" CHECK ("dead_job_replays"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "dead_job_replays" ADD CONSTRAINT "dead_job_replays_replayed_by_users_id_fk" FOREIGN KEY ("replayed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_job_replays_newest" ON "dead_job_replays" USING btree ("replayed_at");