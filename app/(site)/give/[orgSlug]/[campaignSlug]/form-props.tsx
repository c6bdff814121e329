import { getTranslations } from "next-intl/server";
import type { CheckoutFault } from "@/lib/giving/checkout-input";
import { countryNames } from "@/lib/giving/countries";
import type { PublicCampaign, PublicOrganization } from "@/lib/giving/public-pages";
import { Glyph } from "@/lib/ui/glyph";
import type { FormTexts, GivingFormProps } from "./giving-state";

/** What the form needs from the server: its words, its icons, its lists. */
export async function formProps(
  organization: PublicOrganization,
  campaign: PublicCampaign,
): Promise<Omit<GivingFormProps, "action" | "initial">> {
  const t = await getTranslations("give");
  const texts = Object.entries(t.raw("form") as FormTexts).map(([key, text]) => [
    key,
    text.replaceAll("{name}", organization.name),
  ]);
  const done = (number: number) => (
    <>
      <Glyph name="check" size="sm" />
      <span className="sr">{t("form.stepDone", { number })}</span>
    </>
  );
  return {
    suggestions: campaign.suggestions,
    offersCertificate: campaign.offersCertificate,
    countries: campaign.offersCertificate ? countryNames() : [],
    texts: Object.fromEntries(texts),
    sentences: t.raw("faults") as Record<CheckoutFault, string>,
    icons: {
      done1: done(1),
      done2: done(2),
      safe: <Glyph name="shield-check" size="sm" />,
      lock: <Glyph name="lock" size="sm" />,
      error: <Glyph name="circle-alert" />,
      fine: <Glyph name="check" />,
    },
  };
}
