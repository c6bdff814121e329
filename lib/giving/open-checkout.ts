import { and, eq } from "drizzle-orm";
import { calendarDateOf } from "@/lib/calendar";
import { campaigns, donations } from "@/lib/db/schema/giving";
import { organizations } from "@/lib/db/schema/organizations";
import { payments } from "@/lib/db/schema/payments";
import { env } from "@/lib/env";
import { type Cents, cents } from "@/lib/money";
import { checkoutForm } from "@/lib/payments/payfast/checkout";
import { findPayfastAccount } from "@/lib/payments/payfast-account";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { isOpen } from "./campaign";

export type OpenCheckout =
  | {
      ok: true;
      amountCents: Cents;
      wantsCertificate: boolean;
      payfast: { url: string; fields: [name: string, value: string][] };
    }
  | { ok: false; reason: "unknown" | "not-to-be-paid" | "no-payment-account" };

/**
 * The signed form that takes the holder of a checkout link to PayFast, as often as they like until it is paid.
 * `payer` is what the donor typed: a link does not tell who its donor is.
 */
export async function openCheckout(
  link: { token: string; organizationSlug: string; campaignSlug: string },
  payer: { firstName: string; lastName: string; email: string },
  now = new Date(),
): Promise<OpenCheckout> {
  try {
    return await withTenant({ kind: "bearer", token: link.token }, async (tx, entered) => {
      const { organizationId, organizationSlug, subjectId } = await entered();
      const [gift] = await tx
        .select({
          amountCents: donations.amountCents,
          status: donations.status,
          wantsCertificate: donations.wantsCertificate,
          title: campaigns.title,
          slug: campaigns.slug,
          campaign: { status: campaigns.status, startsOn: campaigns.startsOn, endsOn: campaigns.endsOn },
          organizationStatus: organizations.status,
          paymentId: payments.id,
        })
        .from(donations)
        .innerJoin(organizations, eq(organizations.id, donations.organizationId))
        .innerJoin(
          campaigns,
          and(eq(campaigns.organizationId, organizationId), eq(campaigns.id, donations.campaignId)),
        )
        .innerJoin(
          payments,
          and(eq(payments.organizationId, organizationId), eq(payments.donationId, donations.id)),
        )
        .where(and(eq(donations.organizationId, organizationId), eq(donations.id, subjectId)))
        .limit(1);
      if (!gift || organizationSlug !== link.organizationSlug || gift.slug !== link.campaignSlug)
        return { ok: false, reason: "unknown" };
      const isTaken = gift.organizationStatus === "active" && isOpen(gift.campaign, calendarDateOf(now));
      if (gift.status !== "pending" || !isTaken) return { ok: false, reason: "not-to-be-paid" };
      const merchant = await findPayfastAccount(tx, organizationId);
      if (!merchant) return { ok: false, reason: "no-payment-account" };
      const here = `${env().NIKA_PUBLIC_URL}/give/${organizationSlug}/${gift.slug}`;
      const form = checkoutForm(env().PAYFAST_URL, {
        merchant,
        paymentId: gift.paymentId,
        amountCents: cents(gift.amountCents),
        itemName: gift.title,
        payer,
        returnUrl: `${here}/thanks/${link.token}`,
        cancelUrl: `${here}/pay/${link.token}?stopped=1`,
        notifyUrl: `${env().NIKA_PUBLIC_URL}/api/webhooks/payfast/${organizationId}`,
      });
      return {
        ok: true,
        amountCents: cents(gift.amountCents),
        wantsCertificate: gift.wantsCertificate,
        payfast: { url: form.action, fields: form.fields },
      };
    });
  } catch (error) {
    if (error instanceof NotEntered) return { ok: false, reason: "unknown" };
    throw error;
  }
}
