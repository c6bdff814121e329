import { and, eq, exists, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/calendar";
import { certificateLines } from "@/lib/db/schema/certificates";
import { donorWords } from "@/lib/db/schema/donor-words";
import { donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DonorKind } from "./donor-views";
import { endOfPrefix, wordsSought } from "./donor-words";

/** Which donors are meant; what is left out does not narrow. */
export type DonorFilter = {
  /** Words that the name must have, whole or begun. */
  search?: string;
  kind?: DonorKind;
  /** Gave on this day or later. */
  gaveSince?: CalendarDate;
  /** A gift waits for its certificate, and what the donor gave for it lacks something. */
  lacksDetails?: boolean;
  lacksEmail?: boolean;
};

/** The filter as a condition on donors; it names the organisation as well. */
export function inDonors(tx: TenantTx, organizationId: string, filter: DonorFilter): SQL | undefined {
  const { search, kind, gaveSince, lacksDetails, lacksEmail } = filter;
  return and(
    eq(donors.organizationId, organizationId),
    kind && eq(donors.kind, kind),
    lacksEmail ? isNull(donors.email) : undefined,
    gaveSince && exists(completedGift(gaveSince)),
    lacksDetails ? exists(giftWithoutDetails) : undefined,
    search === undefined ? undefined : named(tx, organizationId, search),
  );
}

/** Every word sought begins a word of the name; a search without any letter or digit finds nobody. */
function named(tx: TenantTx, organizationId: string, search: string): SQL | undefined {
  const words = wordsSought(search);
  if (words.length === 0) return sql`false`;
  return and(
    ...words.map((word) =>
      inArray(
        donors.id,
        tx
          .select({ donorId: donorWords.donorId })
          .from(donorWords)
          .where(
            and(
              eq(donorWords.organizationId, organizationId),
              // A range, for operators that are leakproof use the index under row-level security; LIKE is not.
              gte(donorWords.word, word),
              lt(donorWords.word, endOfPrefix(word)),
            ),
          ),
      ),
    ),
  );
}

const completedGift = (since: CalendarDate) => sql`(select from ${donations} g
  where g.organization_id = ${donors.organizationId} and g.donor_id = ${donors.id}
    and g.status = 'completed' and g.received_on >= ${since})`;

// Notice 6762 of 2025 asks for the tax reference of every receipt; the rest is asked with it or not at all.
const giftWithoutDetails = sql`(select from ${donations} g
  join ${funds} f on f.organization_id = g.organization_id and f.id = g.fund_id and f.is_section_18a_eligible
  left join ${donationTaxDetails} t on t.organization_id = g.organization_id and t.donation_id = g.id
  where g.organization_id = ${donors.organizationId} and g.donor_id = ${donors.id}
    and g.status = 'completed' and g.wants_certificate and t.tax_reference_masked is null
    and not exists (select from ${certificateLines} l
      where l.organization_id = g.organization_id and l.donation_id = g.id and l.is_live))`;
