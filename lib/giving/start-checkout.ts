import { recordEvent } from "@/lib/audit/record-event";
import { calendarDateOf } from "@/lib/calendar";
import { violates } from "@/lib/db/database-error";
import { donations } from "@/lib/db/schema/giving";
import { accessLinks } from "@/lib/db/schema/mail";
import { payments } from "@/lib/db/schema/payments";
import type { TenantTx } from "@/lib/db/tenant-tx";
import { env } from "@/lib/env";
import { newId } from "@/lib/new-id";
import { findPayfastAccount } from "@/lib/payments/payfast-account";
import type { Actor } from "@/lib/tenancy/actor";
import { linkToken, tokenSha256 } from "@/lib/tenancy/link-token";
import { NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { isOpen } from "./campaign";
import { donorOf, taxDetailsOf } from "./checkout-details";
import { type CheckoutFaults, type CheckoutValues, giftCents, wantsCertificate } from "./checkout-input";
import { checkoutLinkDays, checkoutLinkId } from "./checkout-link";
import { makeDonationReference } from "./donation-reference";
import { checkoutFaults } from "./judge-checkout-input";
import { addDonor } from "./keep-donor";
import { keepTaxDetails } from "./keep-tax-details";
import { findCampaign, type OpenedCampaign } from "./public-campaign";
import { mayStartCheckout } from "./unpaid-checkouts";
import { untilReferenceIsFree } from "./until-reference-is-free";

type CheckoutRefusal = "organization-not-active" | "campaign-closed" | "no-payment-account";

export type StartCheckout =
  | { ok: true; token: string }
  | { ok: false; reason: "invalid"; faults: CheckoutFaults }
  | { ok: false; reason: CheckoutRefusal }
  | { ok: false; reason: "too-many-unpaid" | "too-busy"; waitSeconds: number };

/**
 * A visitor's gift that only has to be paid: pending, with a reference, and a link that shows how it stands. The
 * same form key twice is one gift. Nothing is written when it is refused.
 */
export async function startCheckout(
  visitor: Extract<Actor, { kind: "visitor" }>,
  form: { campaignSlug: string; formKey: string; values: CheckoutValues; address: string | null },
  now = new Date(),
): Promise<StartCheckout> {
  const opened = await openCampaign(visitor, form.campaignSlug);
  if (!opened) return { ok: false, reason: "organization-not-active" };
  const { campaign, organizationId, hasAccount } = opened;
  if (!campaign || !isOpen(campaign, calendarDateOf(now))) return { ok: false, reason: "campaign-closed" };
  if (!hasAccount) return { ok: false, reason: "no-payment-account" };
  const faults = faultsOf(form.values, campaign);
  if (Object.keys(faults).length > 0) return { ok: false, reason: "invalid", faults };

  const linkId = checkoutLinkId(organizationId, form.formKey);
  const started = { ok: true, token: linkToken(linkId) } as const;
  if (await isKnown(started.token)) return started;
  const counted = await mayStartCheckout({ ...visitor, address: form.address });
  if (!counted.ok) return counted;
  try {
    const gift = { organizationId, linkId, campaign, ...form };
    await untilReferenceIsFree(() => withTenant(visitor, (tx) => writeGift(tx, gift, now)));
    return started;
  } catch (error) {
    if (violates(error, "donations_form_key")) return started;
    throw error;
  }
}

async function openCampaign(visitor: Extract<Actor, { kind: "visitor" }>, slug: string) {
  try {
    return await withTenant(visitor, async (tx, entered) => {
      const campaign = await findCampaign(tx, slug);
      const { organizationId } = await entered();
      return {
        campaign,
        organizationId,
        hasAccount: (await findPayfastAccount(tx, organizationId)) !== null,
      };
    });
  } catch (error) {
    if (error instanceof NotEntered) return null;
    throw error;
  }
}

function faultsOf(values: CheckoutValues, { offersCertificate }: OpenedCampaign): CheckoutFaults {
  const faults = checkoutFaults(values, offersCertificate);
  if (Object.keys(faults).length > 0 || !wantsCertificate(values, offersCertificate)) return faults;
  return taxDetailsOf(values) ? {} : { email: "email-unclear" };
}

/** Whether this form was sent before: its link opens. */
async function isKnown(token: string): Promise<boolean> {
  return withTenant({ kind: "bearer", token }, async (_, entered) => Boolean(await entered())).catch(
    (error) => {
      if (error instanceof NotEntered) return false;
      throw error;
    },
  );
}

type Gift = {
  organizationId: string;
  linkId: string;
  formKey: string;
  campaign: OpenedCampaign;
  values: CheckoutValues;
};

async function writeGift(tx: TenantTx, gift: Gift, now: Date): Promise<void> {
  const { organizationId, linkId, formKey, campaign, values } = gift;
  const [donorId, donationId, paymentId] = [newId(), newId(), newId()];
  const amountCents = giftCents(values)!;
  const isCertified = wantsCertificate(values, campaign.offersCertificate);
  await addDonor(tx, {
    organizationId,
    id: donorId,
    ...donorOf(values, isCertified),
    newsConsentAt: values.news ? now : null,
    createdAt: now,
  });
  await tx.insert(donations).values({
    organizationId,
    id: donationId,
    donorId,
    fundId: campaign.fundId,
    campaignId: campaign.id,
    method: "card",
    amountCents,
    status: "pending",
    reference: makeDonationReference(),
    wantsCertificate: isCertified,
    formKey,
    createdAt: now,
  });
  if (isCertified) await keepTaxDetails(tx, { organizationId, donationId }, taxDetailsOf(values)!);
  await tx.insert(payments).values({
    organizationId,
    id: paymentId,
    donationId,
    provider: "payfast",
    environment: env().PAYFAST_ENVIRONMENT,
    status: "started",
    amountCents,
    createdAt: now,
  });
  await tx.insert(accessLinks).values({
    organizationId,
    id: linkId,
    tokenSha256: tokenSha256(linkToken(linkId)),
    purpose: "checkout",
    subjectId: donationId,
    expiresAt: new Date(now.getTime() + checkoutLinkDays * 86_400_000),
  });
  await recordEvent(tx, {
    organizationId,
    actorKind: "visitor",
    action: "donation.started",
    subjectType: "donation",
    subjectId: donationId,
    details: { amountCents, wantsCertificate: isCertified },
    happenedAt: now,
  });
}
