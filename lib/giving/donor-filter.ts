import { and, eq, exists, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { CalendarDate } from "@/lib/calendar";
import { donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import type { DonorKind } from "./donor-views";
import { isNamed } from "./named-donors";

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
    lacksDetails ? inArray(donors.id, givenWithoutDetails(organizationId)) : undefined,
    // A search without any letter or digit finds nobody.
    search === undefined ? undefined : (isNamed(tx, organizationId, donors.id, search) ?? sql`false`),
  );
}

const completedGift = (since: CalendarDate) => sql`(select from ${donations} g
  where g.organization_id = ${donors.organizationId} and g.donor_id = ${donors.id}
    and g.status = 'completed' and g.received_on >= ${since})`;

// Notice 6762 of 2025 asks for the tax reference of every receipt; the rest is asked with it or not at all.
const givenWithoutDetails = (organizationId: string) => sql`(select g.donor_id from ${donations} g
  left join ${donationTaxDetails} t on t.organization_id = g.organization_id and t.donation_id = g.id
  where g.organization_id = ${organizationId} and g.status = 'completed' and g.wants_certificate and not g.is_certified
    and g.fund_id = any (array(select f.id from ${funds} f where f.organization_id = ${organizationId} and f.is_section_18a_eligible))
    and t.tax_reference_masked is null)`;
