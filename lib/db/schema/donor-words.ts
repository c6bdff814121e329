import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { byteOrderedText, organizationId, tenantReference } from "./columns";
import { donors } from "./giving";
import { timestamps } from "./instants";

/** The words of donors' names as they are searched: lower case, without accents, each once a donor. */
export const donorWords = pgTable(
  "donor_words",
  {
    organizationId: organizationId(),
    donorId: uuid("donor_id").notNull(),
    word: byteOrderedText("word").notNull(),
    ...timestamps(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.word, t.donorId] }),
    tenantReference(t, t.donorId, donors),
    index("donor_words_donor").on(t.organizationId, t.donorId),
  ],
);
