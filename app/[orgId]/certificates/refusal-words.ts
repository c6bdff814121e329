import { getTranslations } from "next-intl/server";
import type { Refusal } from "@/lib/certificates/eligibility";

/** Why a donation has no certificate, as a sentence. */
export async function refusalWords(refusal: Refusal): Promise<string> {
  const t = await getTranslations("workspace");
  if (refusal.reason !== "donor-details-incomplete") return t(`why.${refusal.reason}`);
  const missing = refusal.missing.map((fact) => t(`fact.${fact}`)).join(", ");
  return t("why.donor-details-incomplete", { missing });
}
