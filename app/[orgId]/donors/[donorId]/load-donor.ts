import type { DonorView } from "@/app/[orgId]/donors/[donorId]/donor";
import { inWords } from "@/app/[orgId]/event-words";
import { listEventsAbout } from "@/lib/audit/queries";
import { certificateByDonation, listCertificatesOf } from "@/lib/certificates/queries";
import { findDonor } from "@/lib/giving/find-donor";
import { isId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** A donor with their gifts, certificates and history; null where there is none. */
export async function loadDonor(member: Member, donorId: string): Promise<DonorView | null> {
  if (!isId(donorId)) return null;
  const { organizationId, organizationSlug, permissions } = member;
  return withTenant(member, async (tx) => {
    const donor = await findDonor(tx, organizationId, donorId);
    if (!donor) return null;
    const maySeeGifts = permissions.has("donations:view");
    const gifts = maySeeGifts ? donor.gifts : [];
    const giftIds = gifts.map(({ id }) => id);
    const certificates = await listCertificatesOf(tx, organizationId, giftIds);
    const subjectIds = [donorId, ...giftIds, ...certificates.map(({ id }) => id)];
    const events = await listEventsAbout(tx, organizationId, subjectIds);
    const labels = {
      gifts: new Map(gifts.map((gift) => [gift.id, gift])),
      certificates: new Map(
        certificates.map(({ id, number }) => [id, { number, donorName: null, totalCents: donor.givenCents }]),
      ),
    };
    return {
      organizationSlug,
      donor: { ...donor, gifts },
      certificates: certificateByDonation(certificates),
      history: await inWords(events, labels, member),
      maySeeGifts,
      mayEdit: permissions.has("donors:edit"),
      maySeeIdentity: permissions.has("donors:see-identity"),
    };
  });
}
