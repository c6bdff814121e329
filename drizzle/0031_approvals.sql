CREATE TABLE "approval_limits" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"above_cents" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approval_limits_sum" CHECK ("approval_limits"."above_cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"reason" text NOT NULL,
	"correction_ciphertext" text,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	CONSTRAINT "approvals_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "approvals_act" CHECK ("approvals"."act" in ('donation.reverse', 'certificate.void', 'certificate.replace')),
	CONSTRAINT "approvals_decision" CHECK ("approvals"."decision" in ('approved', 'refused', 'taken-back')),
	CONSTRAINT "approvals_decided" CHECK (num_nulls("approvals"."decision", "approvals"."decided_by", "approvals"."decided_at") in (0, 3)),
	CONSTRAINT "approvals_nobody_their_own" CHECK ("approvals"."decision" is null or ("approvals"."decision" = 'taken-back') = ("approvals"."decided_by" = "approvals"."requested_by"))
);
--> statement-breakpoint
ALTER TABLE "approval_limits" ADD CONSTRAINT "approval_limits_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_open" ON "approvals" USING btree ("organization_id","subject_id") WHERE decision is null;--> statement-breakpoint
CREATE INDEX "approvals_newest" ON "approvals" USING btree ("organization_id","requested_at");