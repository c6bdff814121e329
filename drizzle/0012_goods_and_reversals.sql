CREATE TABLE "donation_reversals" (
	"organization_id" uuid NOT NULL,
	"donation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_user_id" uuid NOT NULL,
	"reversed_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "donation_reversals_organization_id_donation_id_pk" PRIMARY KEY("organization_id","donation_id")
);
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_status";--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "given_on" date GENERATED ALWAYS AS (coalesce(received_on, (created_at at time zone 'Africa/Johannesburg')::date)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "goods_description" text;--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "goods_condition" text;--> statement-breakpoint
ALTER TABLE "donations" ADD COLUMN "goods_basis" text;--> statement-breakpoint
ALTER TABLE "donation_reversals" ADD CONSTRAINT "donation_reversals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_reversals" ADD CONSTRAINT "donation_reversals_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_reversals" ADD CONSTRAINT "donation_reversals_organization_id_donation_id_donations_organization_id_id_fk" FOREIGN KEY ("organization_id","donation_id") REFERENCES "public"."donations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donations_day" ON "donations" USING btree ("organization_id","given_on","created_at","id");--> statement-breakpoint
CREATE INDEX "donations_by_amount" ON "donations" USING btree ("organization_id","amount_cents","id");--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_goods" CHECK (("donations"."kind" = 'goods') = ("donations"."method" = 'goods')
        and num_nonnulls("donations"."goods_description", "donations"."goods_condition", "donations"."goods_basis") = case when "donations"."kind" = 'goods' then 3 else 0 end);--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_goods_condition" CHECK ("donations"."goods_condition" in ('new', 'good', 'fair', 'poor'));--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_goods_basis" CHECK ("donations"."goods_basis" in ('market-value', 'cost', 'book-value'));--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_status" CHECK ("payments"."status" in ('started', 'completed', 'failed', 'refunded', 'charged-back', 'reversed'));