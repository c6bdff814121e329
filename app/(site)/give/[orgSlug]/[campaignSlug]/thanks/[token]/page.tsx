import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { draftCookieName } from "@/app/(site)/give/[orgSlug]/[campaignSlug]/draft-cookie";
import { env } from "@/lib/env";
import { openDraft } from "@/lib/giving/checkout-draft";
import { tidy } from "@/lib/giving/checkout-input";
import { findGiftStatus } from "@/lib/giving/gift-status";
import { countAsPaid } from "@/lib/giving/unpaid-checkouts";
import { clientAddress } from "@/lib/webhooks/client-address";
import { ThanksScreen } from "./thanks-screen";

type Props = { params: Promise<{ orgSlug: string; campaignSlug: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("thanks");
  return { title: t("title"), referrer: "no-referrer", robots: { index: false } };
}

export default async function ThanksPage({ params }: Props) {
  const { orgSlug, campaignSlug, token } = await params;
  const gift = await findGiftStatus(token);
  if (!gift || gift.organization.slug !== orgSlug || gift.campaign?.slug !== campaignSlug) notFound();
  if (gift.state === "confirmed")
    await countAsPaid(gift.id, { organizationSlug: orgSlug, address: clientAddress(await headers()) });
  const values = openDraft((await cookies()).get(draftCookieName)?.value, token);
  return (
    <ThanksScreen
      gift={gift}
      donor={
        values && {
          firstName: tidy(values.firstName),
          email: tidy(values.email),
          wantsNews: Boolean(values.news),
        }
      }
      payUrl={`/give/${orgSlug}/${campaignSlug}/pay/${token}`}
      publicUrl={env().NIKA_PUBLIC_URL}
      askedAt={new Date()}
    />
  );
}
