ALTER TABLE "payment_accounts" DROP CONSTRAINT "payment_accounts_provider";--> statement-breakpoint
ALTER TABLE "payment_accounts" DROP CONSTRAINT "payment_accounts_provider_known";--> statement-breakpoint
ALTER TABLE "payment_accounts" ALTER COLUMN "merchant_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_accounts" ALTER COLUMN "merchant_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_accounts" ALTER COLUMN "passphrase_ciphertext" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "holder" text;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "bank" text;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "branch_code" text;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "account_number" text;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "account_type" text;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "starts_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "agreed_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "agreed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_agreed_by_users_id_fk" FOREIGN KEY ("agreed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_accounts_newest" ON "payment_accounts" USING btree ("organization_id","provider","environment","starts_at");--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_details" CHECK (num_nonnulls("payment_accounts"."merchant_id", "payment_accounts"."merchant_key", "payment_accounts"."passphrase_ciphertext") = case "payment_accounts"."provider" when 'payfast' then 3 else 0 end
        and num_nonnulls("payment_accounts"."holder", "payment_accounts"."bank", "payment_accounts"."branch_code", "payment_accounts"."account_number", "payment_accounts"."account_type") = case "payment_accounts"."provider" when 'bank' then 5 else 0 end);--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_type" CHECK ("payment_accounts"."account_type" in ('cheque', 'savings', 'transmission'));--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_provider_known" CHECK ("payment_accounts"."provider" in ('payfast', 'bank'));--> statement-breakpoint
-- What is there has been in force since it was kept.
UPDATE "payment_accounts" SET "starts_at" = "created_at";
