CREATE TABLE "donor_words" (
	"organization_id" uuid NOT NULL,
	"donor_id" uuid NOT NULL,
	"word" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "donor_words_organization_id_word_donor_id_pk" PRIMARY KEY("organization_id","word","donor_id")
);
--> statement-breakpoint
ALTER TABLE "donor_words" ADD CONSTRAINT "donor_words_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "donor_words" ADD CONSTRAINT "donor_words_organization_id_donor_id_donors_organization_id_id_fk" FOREIGN KEY ("organization_id","donor_id") REFERENCES "public"."donors"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "donor_words_donor" ON "donor_words" USING btree ("organization_id","donor_id");