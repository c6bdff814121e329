CREATE TABLE "invariant_checks" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"broken_count" integer NOT NULL,
	"broken_ids" uuid[] NOT NULL,
	"broken_since" timestamp with time zone,
	CONSTRAINT "invariant_checks_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "invariant_checks_key" UNIQUE("organization_id","key"),
	CONSTRAINT "invariant_checks_broken" CHECK ("invariant_checks"."broken_count" >= 0 and ("invariant_checks"."broken_count" > 0) = ("invariant_checks"."broken_since" is not null))
);
--> statement-breakpoint
CREATE TABLE "organization_suspensions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL,
	"suspended_by" uuid NOT NULL,
	"suspended_at" timestamp with time zone NOT NULL,
	"reopened_by" uuid,
	"reopened_at" timestamp with time zone,
	"reopened_reason" text,
	CONSTRAINT "organization_suspensions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "organization_suspensions_reopened" CHECK (num_nulls("organization_suspensions"."reopened_by", "organization_suspensions"."reopened_at", "organization_suspensions"."reopened_reason") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "invariant_checks" ADD CONSTRAINT "invariant_checks_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_suspensions" ADD CONSTRAINT "organization_suspensions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_suspensions" ADD CONSTRAINT "organization_suspensions_suspended_by_users_id_fk" FOREIGN KEY ("suspended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_suspensions" ADD CONSTRAINT "organization_suspensions_reopened_by_users_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organization_suspensions_open" ON "organization_suspensions" USING btree ("organization_id") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "payfast_notifications_installation" ON "payfast_notifications" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "clerk_events_received" ON "clerk_events" USING btree ("received_at","id");