import type { DonationView } from "@/app/[orgId]/donations/[donationId]/donation";
import { inWords } from "@/app/[orgId]/event-words";
import { listEventsAbout } from "@/lib/audit/queries";
import { calendarDateOf } from "@/lib/calendar";
import { whyNotCertified } from "@/lib/certificates/judge-candidate";
import { listApprovals } from "@/lib/certificates/list-approvals";
import { listCertificatesOf } from "@/lib/certificates/queries";
import { findDonation } from "@/lib/giving/queries";
import { listTransactionsOfDonation } from "@/lib/ledger/queries";
import { isId } from "@/lib/new-id";
import { listNotificationsOfDonation } from "@/lib/payments/queries";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A donation with its history, ledger lines, notifications and certificates; null where there is none. */
export async function loadDonation(
  member: Member,
  donationId: string,
  now: Date,
): Promise<DonationView | null> {
  if (!isId(donationId)) return null;
  const { organizationId, organizationSlug, permissions } = member;
  return withTenant(member, async (tx) => {
    const donation = await findDonation(tx, organizationId, donationId);
    if (!donation) return null;
    const certificates = await listCertificatesOf(tx, organizationId, [donationId]);
    const subjectIds = [donationId, ...donation.paymentIds, ...certificates.map(({ id }) => id)];
    const events = await listEventsAbout(tx, organizationId, subjectIds);
    const labels = new Map(
      certificates.map(({ id, number }) => [
        id,
        { number, donorName: null, totalCents: donation.amountCents },
      ]),
    );
    const isWaiting = isCompletedAndAsked(donation) && !certificates.some(({ isLive }) => isLive);
    return {
      organizationSlug,
      donation,
      certificates,
      history: await inWords(events, { gifts: new Map(), certificates: labels }, member),
      transactions: permissions.has("ledger:view")
        ? await listTransactionsOfDonation(tx, organizationId, donationId)
        : null,
      notifications: await listNotificationsOfDonation(tx, organizationId, donationId),
      whyWaiting: isWaiting
        ? await whyNotCertified(tx, organizationId, donationId, calendarDateOf(now))
        : null,
      waits: (await listApprovals(tx, organizationId, "open", donationId))[0],
      mayReverse:
        permissions.has("donations:reverse") && donation.state === "completed" && donation.method !== "card",
      mayDownload: permissions.has("certificates:view"),
    };
  });
}

const isCompletedAndAsked = ({ state, wantsCertificate }: DonationView["donation"]) =>
  state === "completed" && wantsCertificate;
