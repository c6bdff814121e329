import { getTranslations } from "next-intl/server";
import { refusalWords } from "@/app/[orgId]/certificates/refusal-words";
import type { IssueCertificate } from "@/lib/certificates/issue-certificate";
import type { ReplaceCertificate } from "@/lib/certificates/replace-certificate";
import type { VoidCertificate } from "@/lib/certificates/void-certificate";
import type { NotFresh } from "@/lib/tenancy/actor";

type Refused = Exclude<
  Extract<IssueCertificate | ReplaceCertificate | VoidCertificate, { ok: false }>,
  NotFresh
>;

/** What was refused, as a sentence that says what is safe and what to do. */
export async function refusedWords(refused: Refused): Promise<string> {
  const t = await getTranslations("certificates.fault");
  switch (refused.reason) {
    case "not-permitted":
    case "unknown-certificate":
    case "unknown-donation":
    case "already-ended":
    case "already-certified":
    case "several-donations":
    case "waits-for-second":
    case "waits-already":
      return t(refused.reason);
    case "reason-missing":
      return t("reasonMissing");
    case "identity-unclear":
      return t("identityNumberMalformed");
    case "details-not-valid":
      return t("details-not-valid", { fields: refused.fields.join(", ") });
    case "cannot-be-drawn":
      return t("cannot-be-drawn", { field: refused.field });
    default:
      return t("refused", { why: await refusalWords(refused) });
  }
}
