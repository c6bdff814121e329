import { and, desc, eq } from "drizzle-orm";
import { certificateLines, taxCertificates } from "@/lib/db/schema/certificates";
import { campaigns, donations } from "@/lib/db/schema/giving";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { cents } from "@/lib/money";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { donationState } from "./donation-state";
import { getPublicOrganization } from "./public-campaign";
import type { GiftStatus } from "./public-pages";

/** How the gift of a checkout link stands; null for a link that opens nothing. It does not say who gave. */
export async function findGiftStatus(token: string): Promise<GiftStatus | null> {
  try {
    return await withTenant({ kind: "bearer", token }, async (tx, entered) => {
      const { organizationId, purpose, subjectId } = await entered();
      if (purpose !== "checkout") return null;
      const gift = await findGift(tx, organizationId, subjectId);
      if (!gift) return null;
      const { campaignSlug, campaignTitle, status, paymentStatus, wantsCertificate, ...rest } = gift;
      const certificate = wantsCertificate ? await findCertificate(tx, organizationId, subjectId) : null;
      return {
        ...rest,
        amountCents: cents(gift.amountCents),
        organization: await getPublicOrganization(tx, organizationId),
        campaign: campaignSlug && campaignTitle ? { slug: campaignSlug, title: campaignTitle } : null,
        state: shown[donationState(status, paymentStatus)],
        certificate: wantsCertificate ? certificateState(certificate) : "not-asked",
        certificateNumber: certificate?.number ?? null,
      };
    });
  } catch (error) {
    if (error instanceof NotEntered) return null;
    throw error;
  }
}

const shown = {
  pending: "waiting",
  completed: "confirmed",
  failed: "failed",
  expired: "expired",
  refunded: "refunded",
  reversed: "refunded",
  "charged-back": "refunded",
} as const;

async function findGift(tx: TenantTx, organizationId: string, donationId: string) {
  const [gift] = await tx
    .select({
      id: donations.id,
      amountCents: donations.amountCents,
      status: donations.status,
      reference: donations.reference,
      wantsCertificate: donations.wantsCertificate,
      startedAt: donations.createdAt,
      confirmedAt: donations.completedAt,
      campaignSlug: campaigns.slug,
      campaignTitle: campaigns.title,
      paymentStatus: payments.status,
    })
    .from(donations)
    .leftJoin(
      campaigns,
      and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
    )
    .leftJoin(
      payments,
      and(eq(payments.organizationId, organizationId), eq(payments.donationId, donations.id)),
    )
    .where(and(eq(donations.organizationId, organizationId), eq(donations.id, donationId)))
    .orderBy(desc(payments.createdAt))
    .limit(1);
  return gift;
}

async function findCertificate(tx: TenantTx, organizationId: string, donationId: string) {
  const [certificate] = await tx
    .select({ number: taxCertificates.number, mailedAt: taxCertificates.mailedAt })
    .from(certificateLines)
    .innerJoin(
      taxCertificates,
      and(
        eq(taxCertificates.organizationId, organizationId),
        eq(taxCertificates.id, certificateLines.certificateId),
      ),
    )
    .where(
      and(
        eq(certificateLines.organizationId, organizationId),
        eq(certificateLines.donationId, donationId),
        eq(certificateLines.isLive, true),
      ),
    );
  return certificate ?? null;
}

const certificateState = (certificate: { mailedAt: Date | null } | null) =>
  certificate ? (certificate.mailedAt ? "sent" : "issued") : "coming";
