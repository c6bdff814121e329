import { getTranslations } from "next-intl/server";
import type { Onboarding } from "@/lib/tenancy/find-onboarding";
import { Note } from "@/lib/ui/note";
import { LetterForm } from "./letter-form";
import { Way } from "./way";

export async function LetterStep({ onboarding }: { onboarding: Onboarding }) {
  const t = await getTranslations("onboarding");
  const { approval, decisionReason, slug } = onboarding;
  const next = `/onboarding?organization=${slug}&step=payfast`;
  const isHandedIn = approval === "waiting" || approval === "approved";
  return (
    <Way at="letter">
      <div className="stack g-6">
        <div>
          <h1>{t("letter.title")}</h1>
          <p className="lede">{t("letter.lead")}</p>
        </div>
        {approval === "waiting" && (
          <Note icon="hourglass" tone="info">
            {t("letter.waiting")}
          </Note>
        )}
        {approval === "approved" && (
          <Note icon="badge-check" tone="leaf">
            {t("letter.approved")}
          </Note>
        )}
        {approval === "refused" && (
          <Note icon="triangle-alert" tone="amber">
            {t("letter.refused", { reason: decisionReason ?? "" })}
          </Note>
        )}
        {isHandedIn ? (
          <p>
            <a className="btn primary lg" href={next}>
              {t("letter.goOn")}
            </a>
          </p>
        ) : (
          <LetterForm slug={slug} later={next} words={t.raw("letter")} faults={t.raw("faults")} />
        )}
      </div>
    </Way>
  );
}
