import { getTranslations } from "next-intl/server";
import type { LinkWords } from "@/app/my/link-form";

/** The texts of the form, handed to it because it runs in the browser. */
export async function linkWords(): Promise<LinkWords> {
  const t = await getTranslations("my");
  return {
    email: t("linkEmail"),
    reference: t("linkReference"),
    referenceHelp: t("linkReferenceHelp"),
    submit: t("linkSubmit"),
    problem: t("linkProblem"),
    outcome: {
      sent: t("linkSent"),
      "email-missing": t("linkEmailMissing"),
      "reference-wrong": t("linkReferenceWrong"),
      "too-many": t("linkTooMany"),
      "session-expired": t("sessionExpired"),
    },
  };
}
