CREATE TABLE "team_invitations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"email" text NOT NULL,
	"role_id" uuid,
	"status" text DEFAULT 'pending' NOT NULL,
	"invited_by" uuid NOT NULL,
	"clerk_id" text,
	"failure" text,
	"sent_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"membership_id" uuid,
	CONSTRAINT "team_invitations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "team_invitations_clerk_id_unique" UNIQUE("clerk_id"),
	CONSTRAINT "team_invitations_status" CHECK ("team_invitations"."status" in ('pending', 'accepted', 'revoked')),
	CONSTRAINT "team_invitations_failure" CHECK ("team_invitations"."failure" in ('address', 'member', 'limit')),
	CONSTRAINT "team_invitations_ended" CHECK (("team_invitations"."status" = 'pending') = ("team_invitations"."ended_at" is null)),
	CONSTRAINT "team_invitations_accepted" CHECK (("team_invitations"."status" = 'accepted') = ("team_invitations"."membership_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_organization_id_role_id_roles_organization_id_id_fk" FOREIGN KEY ("organization_id","role_id") REFERENCES "public"."roles"("organization_id","id") ON DELETE SET NULL ("role_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_organization_id_membership_id_memberships_organization_id_id_fk" FOREIGN KEY ("organization_id","membership_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "team_invitations_open" ON "team_invitations" USING btree ("organization_id","email") WHERE status = 'pending';--> statement-breakpoint
CREATE INDEX "team_invitations_newest" ON "team_invitations" USING btree ("organization_id","created_at");