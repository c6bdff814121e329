import { and, desc, eq, sum } from "drizzle-orm";
import { type CalendarDate, calendarDate, calendarDateOf } from "@/lib/calendar";
import { campaigns, donations } from "@/lib/db/schema/giving";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { type DonationState, donationState } from "@/lib/giving/donation-state";
import { type Cents, cents } from "@/lib/money";
import { taxYearOf } from "@/lib/tax-year";

// What a donor sees of one organisation: row-level security leaves only the donors that the person has proved to be.

export type OwnGift = {
  id: string;
  campaignTitle: string | null;
  amountCents: Cents;
  givenAt: Date;
  givenOn: CalendarDate;
  state: DonationState;
  wantsCertificate: boolean;
};

/** The donor's newest gifts to the organisation they entered. */
export async function listOwnGifts(tx: TenantTx, organizationId: string, limit: number): Promise<OwnGift[]> {
  const found = await tx
    .select({
      id: donations.id,
      campaignTitle: campaigns.title,
      amountCents: donations.amountCents,
      status: donations.status,
      wantsCertificate: donations.wantsCertificate,
      givenAt: donations.createdAt,
      receivedOn: donations.receivedOn,
    })
    .from(donations)
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .where(eq(donations.organizationId, organizationId))
    .orderBy(desc(donations.createdAt), desc(donations.id))
    .limit(limit);
  return found.map(({ status, receivedOn, amountCents, ...gift }) => ({
    ...gift,
    amountCents: cents(amountCents),
    givenOn: receivedOn === null ? calendarDateOf(gift.givenAt) : calendarDate(receivedOn),
    state: donationState(status, null),
  }));
}

/** What the donor gave to the organisation, by tax year. */
export async function sumOwnGiftsByTaxYear(
  tx: TenantTx,
  organizationId: string,
): Promise<Map<number, Cents>> {
  const days = await tx
    .select({ receivedOn: donations.receivedOn, given: sum(donations.amountCents) })
    .from(donations)
    .where(and(eq(donations.organizationId, organizationId), eq(donations.status, "completed")))
    .groupBy(donations.receivedOn)
    .limit(10_000);
  const years = new Map<number, Cents>();
  for (const { receivedOn, given } of days) {
    if (receivedOn === null) continue;
    const taxYear = taxYearOf(calendarDate(receivedOn));
    years.set(taxYear, cents((years.get(taxYear) ?? 0) + Number(given)));
  }
  return years;
}
