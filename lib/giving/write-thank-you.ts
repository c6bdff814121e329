import { and, eq } from "drizzle-orm";
import { calendarDate } from "@/lib/calendar";
import { campaigns, donations, donationTaxDetails, donors, funds } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { env } from "@/lib/env";
import { type DonationReference, formatDonationReference } from "@/lib/giving/donation-reference";
import { type Thanks, thankYouMail } from "@/lib/mail/thank-you-mail";
import type { MailWriter } from "@/lib/mail/written-mail";
import { cents } from "@/lib/money";

/** Thanks the donor of one completed donation, by the donor's first name where there is one. */
export const writeThankYou: MailWriter = async (tx, { organizationId, subjectId: donationId }) => {
  const [gift] = await tx
    .select({
      email: donors.email,
      donorName: donors.firstName,
      organizationName: organizations.name,
      amountCents: donations.amountCents,
      receivedOn: donations.receivedOn,
      reference: donations.reference,
      wantsCertificate: donations.wantsCertificate,
      campaign: campaigns.title,
      fund: funds.name,
      taxDetails: donationTaxDetails.donationId,
    })
    .from(donations)
    .innerJoin(organizations, eq(organizations.id, donations.organizationId))
    .innerJoin(donors, and(eq(donors.organizationId, organizationId), eq(donors.id, donations.donorId)))
    .innerJoin(funds, and(eq(funds.organizationId, organizationId), eq(funds.id, donations.fundId)))
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .leftJoin(
      donationTaxDetails,
      and(
        eq(donationTaxDetails.organizationId, organizationId),
        eq(donationTaxDetails.donationId, donations.id),
      ),
    )
    .where(
      and(
        eq(donations.organizationId, organizationId),
        eq(donations.id, donationId),
        eq(donations.status, "completed"),
      ),
    );
  if (!gift?.email || !gift.receivedOn) return null;
  const mail = thankYouMail({
    donorName: gift.donorName,
    organizationName: gift.organizationName,
    amountCents: cents(gift.amountCents),
    receivedOn: calendarDate(gift.receivedOn),
    purpose: gift.campaign ?? gift.fund,
    reference: formatDonationReference(gift.reference as DonationReference),
    certificate: certificateState(gift.wantsCertificate, gift.taxDetails !== null),
    publicUrl: env().NIKA_PUBLIC_URL,
  });
  return { ...mail, to: gift.email, senderName: gift.organizationName };
};

function certificateState(isWanted: boolean, hasDetails: boolean): Thanks["certificate"] {
  if (!isWanted) return "not-asked";
  return hasDetails ? "follows" : "details-missing";
}
