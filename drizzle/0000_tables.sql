CREATE TABLE "audit_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"happened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_user_id" uuid,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_events_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "audit_events_actor" CHECK ("audit_events"."actor_kind" in ('member', 'donor', 'visitor', 'bearer', 'operator', 'system', 'payfast', 'clerk'))
);
--> statement-breakpoint
CREATE TABLE "certificate_counters" (
	"organization_id" uuid NOT NULL,
	"series" text NOT NULL,
	"tax_year" integer NOT NULL,
	"last_number" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificate_counters_organization_id_series_tax_year_pk" PRIMARY KEY("organization_id","series","tax_year")
);
--> statement-breakpoint
CREATE TABLE "certificate_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"certificate_id" uuid NOT NULL,
	"donation_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	"received_on" date NOT NULL,
	"tax_year" integer NOT NULL,
	"is_live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "certificate_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "certificate_lines_amount" CHECK ("certificate_lines"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "certificate_register" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"certificate_id" uuid NOT NULL,
	"event" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"by_user_id" uuid,
	"reason" text,
	CONSTRAINT "certificate_register_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "certificate_register_once" UNIQUE("organization_id","certificate_id","event"),
	CONSTRAINT "certificate_register_event" CHECK ("certificate_register"."event" in ('issued', 'withdrawn', 'voided', 'replaced'))
);
--> statement-breakpoint
CREATE TABLE "tax_certificates" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"series" text NOT NULL,
	"tax_year" integer NOT NULL,
	"number_sequence" integer NOT NULL,
	"number" text NOT NULL,
	"donor_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"issued_on" date NOT NULL,
	"rule_set" text NOT NULL,
	"total_cents" bigint NOT NULL,
	"verify_code" text NOT NULL,
	"snapshot_ciphertext" text NOT NULL,
	"replaces_id" uuid,
	"status" text NOT NULL,
	"pdf_sha256" text,
	"stored_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "tax_certificates_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "tax_certificates_verify_code_unique" UNIQUE("verify_code"),
	CONSTRAINT "tax_certificates_number" UNIQUE("organization_id","series","tax_year","number_sequence"),
	CONSTRAINT "tax_certificates_series" CHECK ("tax_certificates"."series" in ('18A', 'SPECIMEN')),
	CONSTRAINT "tax_certificates_status" CHECK ("tax_certificates"."status" in ('issued', 'withdrawn', 'voided', 'replaced')),
	CONSTRAINT "tax_certificates_total" CHECK ("tax_certificates"."total_cents" > 0),
	CONSTRAINT "tax_certificates_sequence" CHECK ("tax_certificates"."number_sequence" > 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_totals" (
	"organization_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"raised_cents" bigint DEFAULT 0 NOT NULL,
	"donation_count" bigint DEFAULT 0 NOT NULL,
	"donor_count" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_totals_organization_id_campaign_id_pk" PRIMARY KEY("organization_id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"fund_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"story" text DEFAULT '' NOT NULL,
	"goal_cents" bigint,
	"suggested_amounts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"spending" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"status" text NOT NULL,
	"starts_on" date,
	"ends_on" date,
	CONSTRAINT "campaigns_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "campaigns_slug" UNIQUE("organization_id","slug"),
	CONSTRAINT "campaigns_status" CHECK ("campaigns"."status" in ('draft', 'published', 'closed')),
	CONSTRAINT "campaigns_goal" CHECK ("campaigns"."goal_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "daily_totals" (
	"organization_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"received_on" date NOT NULL,
	"raised_cents" bigint DEFAULT 0 NOT NULL,
	"donation_count" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_totals_organization_id_fund_id_received_on_pk" PRIMARY KEY("organization_id","fund_id","received_on")
);
--> statement-breakpoint
CREATE TABLE "donation_tax_details" (
	"organization_id" uuid NOT NULL,
	"donation_id" uuid NOT NULL,
	"nature" text NOT NULL,
	"details_ciphertext" text NOT NULL,
	"identity_hmac" text,
	"tax_reference_hmac" text,
	"identity_masked" text,
	"tax_reference_masked" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "donation_tax_details_organization_id_donation_id_pk" PRIMARY KEY("organization_id","donation_id"),
	CONSTRAINT "donation_tax_details_nature" CHECK ("donation_tax_details"."nature" in ('natural-person', 'company', 'close-corporation', 'trust', 'partnership', 'association', 'estate', 'other'))
);
--> statement-breakpoint
CREATE TABLE "donations" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"donor_id" uuid NOT NULL,
	"fund_id" uuid NOT NULL,
	"campaign_id" uuid,
	"kind" text DEFAULT 'money' NOT NULL,
	"method" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"status" text NOT NULL,
	"reference" text NOT NULL,
	"wants_certificate" boolean DEFAULT false NOT NULL,
	"received_on" date,
	"receipt_confirmed_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"form_key" uuid NOT NULL,
	CONSTRAINT "donations_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "donations_reference" UNIQUE("organization_id","reference"),
	CONSTRAINT "donations_form_key" UNIQUE("organization_id","form_key"),
	CONSTRAINT "donations_amount" CHECK ("donations"."amount_cents" > 0),
	CONSTRAINT "donations_kind" CHECK ("donations"."kind" in ('money', 'goods')),
	CONSTRAINT "donations_method" CHECK ("donations"."method" in ('card', 'eft', 'cash', 'goods')),
	CONSTRAINT "donations_status_known" CHECK ("donations"."status" in ('pending', 'completed', 'expired', 'reversed', 'refunded')),
	CONSTRAINT "donations_received" CHECK ("donations"."status" <> 'completed' or "donations"."received_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "donor_accounts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"donor_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"proved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "donor_accounts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "donor_accounts_once" UNIQUE("organization_id","donor_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "donors" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"display_name" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"phone" text,
	"language" text DEFAULT 'en' NOT NULL,
	"news_consent_at" timestamp with time zone,
	CONSTRAINT "donors_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "donors_kind" CHECK ("donors"."kind" in ('person', 'company', 'trust', 'other')),
	CONSTRAINT "donors_email_lower" CHECK ("donors"."email" = lower("donors"."email"))
);
--> statement-breakpoint
CREATE TABLE "funds" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"account_code" text NOT NULL,
	"is_section_18a_eligible" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "funds_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "funds_name" UNIQUE("organization_id","name"),
	CONSTRAINT "funds_account" UNIQUE("organization_id","account_code")
);
--> statement-breakpoint
CREATE TABLE "account_totals" (
	"organization_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"balance_cents" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_totals_organization_id_account_id_pk" PRIMARY KEY("organization_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"fund_id" uuid,
	CONSTRAINT "ledger_accounts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "ledger_accounts_code" UNIQUE("organization_id","code"),
	CONSTRAINT "ledger_accounts_kind" CHECK ("ledger_accounts"."kind" in ('asset', 'liability', 'income', 'expense'))
);
--> statement-breakpoint
CREATE TABLE "transaction_lines" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"transaction_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_cents" bigint NOT NULL,
	CONSTRAINT "transaction_lines_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "transaction_lines_amount" CHECK ("transaction_lines"."amount_cents" <> 0)
);
--> statement-breakpoint
CREATE TABLE "transactions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"posted_on" date NOT NULL,
	"description" text NOT NULL,
	"payment_id" uuid,
	"donation_id" uuid,
	"unallocated_payment_id" uuid,
	"reverses_id" uuid,
	CONSTRAINT "transactions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "transactions_reversed_once" UNIQUE("organization_id","reverses_id")
);
--> statement-breakpoint
CREATE TABLE "access_links" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"token_sha256" text NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"requested_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "access_links_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "access_links_token_sha256_unique" UNIQUE("token_sha256"),
	CONSTRAINT "access_links_purpose" CHECK ("access_links"."purpose" in ('checkout', 'certificate-download', 'donor-proof'))
);
--> statement-breakpoint
CREATE TABLE "outgoing_mails" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"provider_message_id" text,
	CONSTRAINT "outgoing_mails_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "outgoing_mails_once" UNIQUE("organization_id","kind","subject_id"),
	CONSTRAINT "outgoing_mails_kind" CHECK ("outgoing_mails"."kind" in ('thank-you', 'certificate', 'donor-proof')),
	CONSTRAINT "outgoing_mails_status" CHECK ("outgoing_mails"."status" in ('waiting', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clerk_id" text,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"source_updated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_clerk_id_unique" UNIQUE("clerk_id"),
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug"),
	CONSTRAINT "organizations_status" CHECK ("organizations"."status" in ('onboarding', 'active', 'suspended', 'closed')),
	CONSTRAINT "organizations_slug" CHECK ("organizations"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length("organizations"."slug") <= 60)
);
--> statement-breakpoint
CREATE TABLE "payfast_notifications" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"body_sha256" text NOT NULL,
	"body_ciphertext" text NOT NULL,
	"source_address" text,
	"status" text NOT NULL,
	"reason" text,
	"provider_payment_id" text,
	"payment_id" uuid,
	"copies" integer DEFAULT 1 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payfast_notifications_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "payfast_notifications_body" UNIQUE("organization_id","body_sha256"),
	CONSTRAINT "payfast_notifications_status" CHECK ("payfast_notifications"."status" in ('stored', 'applied', 'unallocated', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "payment_accounts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"provider" text NOT NULL,
	"environment" text NOT NULL,
	"merchant_id" text NOT NULL,
	"merchant_key" text NOT NULL,
	"passphrase_ciphertext" text NOT NULL,
	CONSTRAINT "payment_accounts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "payment_accounts_provider" UNIQUE("organization_id","provider","environment"),
	CONSTRAINT "payment_accounts_provider_known" CHECK ("payment_accounts"."provider" = 'payfast'),
	CONSTRAINT "payment_accounts_environment" CHECK ("payment_accounts"."environment" in ('live', 'sandbox'))
);
--> statement-breakpoint
CREATE TABLE "payment_effects" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"provider" text NOT NULL,
	"provider_payment_id" text NOT NULL,
	"kind" text NOT NULL,
	"payment_id" uuid,
	"notification_id" uuid,
	CONSTRAINT "payment_effects_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "payment_effects_once" UNIQUE("organization_id","provider","provider_payment_id","kind"),
	CONSTRAINT "payment_effects_kind" CHECK ("payment_effects"."kind" in ('completed', 'failed', 'refunded', 'charged-back', 'unallocated'))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"donation_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"environment" text NOT NULL,
	"status" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"fee_cents" bigint,
	"provider_payment_id" text,
	"completed_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"is_second" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payments_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "payments_provider_payment" UNIQUE("organization_id","provider","provider_payment_id"),
	CONSTRAINT "payments_status" CHECK ("payments"."status" in ('started', 'completed', 'failed', 'refunded', 'charged-back')),
	CONSTRAINT "payments_amount" CHECK ("payments"."amount_cents" > 0),
	CONSTRAINT "payments_fee" CHECK ("payments"."fee_cents" >= 0),
	CONSTRAINT "payments_environment" CHECK ("payments"."environment" in ('live', 'sandbox'))
);
--> statement-breakpoint
CREATE TABLE "unallocated_payments" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"provider" text NOT NULL,
	"provider_payment_id" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"fee_cents" bigint,
	"reason" text NOT NULL,
	"notification_id" uuid,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "unallocated_payments_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "unallocated_payments_once" UNIQUE("organization_id","provider","provider_payment_id"),
	CONSTRAINT "unallocated_payments_amount" CHECK ("unallocated_payments"."amount_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" uuid NOT NULL,
	"clerk_id" text,
	"status" text NOT NULL,
	"source_updated_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	CONSTRAINT "memberships_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "memberships_clerk_id_unique" UNIQUE("clerk_id"),
	CONSTRAINT "memberships_user" UNIQUE("organization_id","user_id"),
	CONSTRAINT "memberships_status" CHECK ("memberships"."status" in ('active', 'waiting', 'suspended', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_profiles" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"trading_name" text,
	"about" text DEFAULT '' NOT NULL,
	"town" text DEFAULT '' NOT NULL,
	"website" text,
	"contact_email" text NOT NULL,
	"contact_phone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organization_tax_details" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"registered_name" text NOT NULL,
	"pbo_number" text NOT NULL,
	"npo_number" text,
	"address_line1" text NOT NULL,
	"address_line2" text,
	"town" text NOT NULL,
	"postal_code" text NOT NULL,
	"signatory_name" text NOT NULL,
	"signatory_title" text NOT NULL,
	"approval" text DEFAULT 'letter-missing' NOT NULL,
	"letter_key" text,
	"letter_uploaded_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"decision_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_tax_details_approval" CHECK ("organization_tax_details"."approval" in ('letter-missing', 'waiting', 'approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "permissions" (
	"key" text PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_permissions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"role_id" uuid NOT NULL,
	"permission_key" text NOT NULL,
	CONSTRAINT "role_permissions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "role_permissions_once" UNIQUE("organization_id","role_id","permission_key")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"is_built_in" boolean DEFAULT false NOT NULL,
	CONSTRAINT "roles_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "roles_key" UNIQUE("organization_id","key")
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"membership_id" uuid NOT NULL,
	"role_id" uuid NOT NULL,
	CONSTRAINT "user_roles_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "user_roles_once" UNIQUE("organization_id","membership_id","role_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clerk_id" text NOT NULL,
	"email" text,
	"first_name" text,
	"last_name" text,
	"source_updated_at" timestamp with time zone NOT NULL,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_clerk_id_unique" UNIQUE("clerk_id")
);
--> statement-breakpoint
CREATE TABLE "clerk_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"svix_id" text NOT NULL,
	"type" text NOT NULL,
	"subject_clerk_id" text,
	"payload_ciphertext" text NOT NULL,
	"status" text DEFAULT 'stored' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clerk_events_svix_id_unique" UNIQUE("svix_id"),
	CONSTRAINT "clerk_events_status" CHECK ("clerk_events"."status" in ('stored', 'applied', 'waiting', 'ignored'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_counters" ADD CONSTRAINT "certificate_counters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_lines" ADD CONSTRAINT "certificate_lines_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_lines" ADD CONSTRAINT "certificate_lines_organization_id_certificate_id_tax_certificates_organization_id_id_fk" FOREIGN KEY ("organization_id","certificate_id") REFERENCES "public"."tax_certificates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_lines" ADD CONSTRAINT "certificate_lines_organization_id_donation_id_donations_organization_id_id_fk" FOREIGN KEY ("organization_id","donation_id") REFERENCES "public"."donations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_register" ADD CONSTRAINT "certificate_register_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_register" ADD CONSTRAINT "certificate_register_by_user_id_users_id_fk" FOREIGN KEY ("by_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_register" ADD CONSTRAINT "certificate_register_organization_id_certificate_id_tax_certificates_organization_id_id_fk" FOREIGN KEY ("organization_id","certificate_id") REFERENCES "public"."tax_certificates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_certificates" ADD CONSTRAINT "tax_certificates_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_certificates" ADD CONSTRAINT "tax_certificates_organization_id_donor_id_donors_organization_id_id_fk" FOREIGN KEY ("organization_id","donor_id") REFERENCES "public"."donors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tax_certificates" ADD CONSTRAINT "tax_certificates_organization_id_replaces_id_tax_certificates_organization_id_id_fk" FOREIGN KEY ("organization_id","replaces_id") REFERENCES "public"."tax_certificates"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_totals" ADD CONSTRAINT "campaign_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_totals" ADD CONSTRAINT "campaign_totals_organization_id_campaign_id_campaigns_organization_id_id_fk" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organization_id_fund_id_funds_organization_id_id_fk" FOREIGN KEY ("organization_id","fund_id") REFERENCES "public"."funds"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_totals" ADD CONSTRAINT "daily_totals_organization_id_fund_id_funds_organization_id_id_fk" FOREIGN KEY ("organization_id","fund_id") REFERENCES "public"."funds"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_tax_details" ADD CONSTRAINT "donation_tax_details_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donation_tax_details" ADD CONSTRAINT "donation_tax_details_organization_id_donation_id_donations_organization_id_id_fk" FOREIGN KEY ("organization_id","donation_id") REFERENCES "public"."donations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_organization_id_donor_id_donors_organization_id_id_fk" FOREIGN KEY ("organization_id","donor_id") REFERENCES "public"."donors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_organization_id_fund_id_funds_organization_id_id_fk" FOREIGN KEY ("organization_id","fund_id") REFERENCES "public"."funds"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donations" ADD CONSTRAINT "donations_organization_id_campaign_id_campaigns_organization_id_id_fk" FOREIGN KEY ("organization_id","campaign_id") REFERENCES "public"."campaigns"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_accounts" ADD CONSTRAINT "donor_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_accounts" ADD CONSTRAINT "donor_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_accounts" ADD CONSTRAINT "donor_accounts_organization_id_donor_id_donors_organization_id_id_fk" FOREIGN KEY ("organization_id","donor_id") REFERENCES "public"."donors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donors" ADD CONSTRAINT "donors_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_totals" ADD CONSTRAINT "account_totals_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_totals" ADD CONSTRAINT "account_totals_organization_id_account_id_ledger_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."ledger_accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_organization_id_fund_id_funds_organization_id_id_fk" FOREIGN KEY ("organization_id","fund_id") REFERENCES "public"."funds"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_lines" ADD CONSTRAINT "transaction_lines_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_lines" ADD CONSTRAINT "transaction_lines_organization_id_transaction_id_transactions_organization_id_id_fk" FOREIGN KEY ("organization_id","transaction_id") REFERENCES "public"."transactions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transaction_lines" ADD CONSTRAINT "transaction_lines_organization_id_account_id_ledger_accounts_organization_id_id_fk" FOREIGN KEY ("organization_id","account_id") REFERENCES "public"."ledger_accounts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_organization_id_payment_id_payments_organization_id_id_fk" FOREIGN KEY ("organization_id","payment_id") REFERENCES "public"."payments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_organization_id_donation_id_donations_organization_id_id_fk" FOREIGN KEY ("organization_id","donation_id") REFERENCES "public"."donations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_organization_id_unallocated_payment_id_unallocated_payments_organization_id_id_fk" FOREIGN KEY ("organization_id","unallocated_payment_id") REFERENCES "public"."unallocated_payments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_organization_id_reverses_id_transactions_organization_id_id_fk" FOREIGN KEY ("organization_id","reverses_id") REFERENCES "public"."transactions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_links" ADD CONSTRAINT "access_links_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_links" ADD CONSTRAINT "access_links_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outgoing_mails" ADD CONSTRAINT "outgoing_mails_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payfast_notifications" ADD CONSTRAINT "payfast_notifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payfast_notifications" ADD CONSTRAINT "payfast_notifications_organization_id_payment_id_payments_organization_id_id_fk" FOREIGN KEY ("organization_id","payment_id") REFERENCES "public"."payments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_accounts" ADD CONSTRAINT "payment_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_effects" ADD CONSTRAINT "payment_effects_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_effects" ADD CONSTRAINT "payment_effects_organization_id_payment_id_payments_organization_id_id_fk" FOREIGN KEY ("organization_id","payment_id") REFERENCES "public"."payments"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_effects" ADD CONSTRAINT "payment_effects_organization_id_notification_id_payfast_notifications_organization_id_id_fk" FOREIGN KEY ("organization_id","notification_id") REFERENCES "public"."payfast_notifications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_donation_id_donations_organization_id_id_fk" FOREIGN KEY ("organization_id","donation_id") REFERENCES "public"."donations"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unallocated_payments" ADD CONSTRAINT "unallocated_payments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unallocated_payments" ADD CONSTRAINT "unallocated_payments_organization_id_notification_id_payfast_notifications_organization_id_id_fk" FOREIGN KEY ("organization_id","notification_id") REFERENCES "public"."payfast_notifications"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_profiles" ADD CONSTRAINT "organization_profiles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_slugs" ADD CONSTRAINT "organization_slugs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_tax_details" ADD CONSTRAINT "organization_tax_details_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_tax_details" ADD CONSTRAINT "organization_tax_details_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_permission_key_permissions_key_fk" FOREIGN KEY ("permission_key") REFERENCES "public"."permissions"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_organization_id_role_id_roles_organization_id_id_fk" FOREIGN KEY ("organization_id","role_id") REFERENCES "public"."roles"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_membership_id_memberships_organization_id_id_fk" FOREIGN KEY ("organization_id","membership_id") REFERENCES "public"."memberships"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_organization_id_role_id_roles_organization_id_id_fk" FOREIGN KEY ("organization_id","role_id") REFERENCES "public"."roles"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_newest" ON "audit_events" USING btree ("organization_id","happened_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_subject" ON "audit_events" USING btree ("organization_id","subject_id","happened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_lines_live_donation" ON "certificate_lines" USING btree ("organization_id","donation_id") WHERE is_live;--> statement-breakpoint
CREATE INDEX "certificate_lines_certificate" ON "certificate_lines" USING btree ("organization_id","certificate_id");--> statement-breakpoint
CREATE INDEX "tax_certificates_newest" ON "tax_certificates" USING btree ("organization_id","issued_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tax_certificates_donor" ON "tax_certificates" USING btree ("organization_id","donor_id");--> statement-breakpoint
CREATE INDEX "donations_newest" ON "donations" USING btree ("organization_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "donations_donor" ON "donations" USING btree ("organization_id","donor_id","created_at");--> statement-breakpoint
CREATE INDEX "donations_status" ON "donations" USING btree ("organization_id","status","created_at");--> statement-breakpoint
CREATE INDEX "donor_accounts_user" ON "donor_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "donors_email" ON "donors" USING btree ("organization_id","email");--> statement-breakpoint
CREATE INDEX "donors_name" ON "donors" USING btree ("organization_id","display_name");--> statement-breakpoint
CREATE INDEX "transaction_lines_transaction" ON "transaction_lines" USING btree ("organization_id","transaction_id");--> statement-breakpoint
CREATE INDEX "transaction_lines_account" ON "transaction_lines" USING btree ("organization_id","account_id");--> statement-breakpoint
CREATE INDEX "transactions_payment" ON "transactions" USING btree ("organization_id","payment_id");--> statement-breakpoint
CREATE INDEX "transactions_donation" ON "transactions" USING btree ("organization_id","donation_id");--> statement-breakpoint
CREATE INDEX "payfast_notifications_payment" ON "payfast_notifications" USING btree ("organization_id","payment_id");--> statement-breakpoint
CREATE INDEX "payfast_notifications_received" ON "payfast_notifications" USING btree ("organization_id","received_at");--> statement-breakpoint
CREATE INDEX "payments_donation" ON "payments" USING btree ("organization_id","donation_id");--> statement-breakpoint
CREATE INDEX "clerk_events_open" ON "clerk_events" USING btree ("status","received_at");