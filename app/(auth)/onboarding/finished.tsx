import { getTranslations } from "next-intl/server";
import type { Onboarding } from "@/lib/tenancy/find-onboarding";
import { publicHost } from "@/lib/tenancy/public-host";
import { Note } from "@/lib/ui/note";
import { EnterButton } from "./enter-button";
import { Way } from "./way";

/** The page is open; what its certificates still wait for. */
export async function Finished({ onboarding }: { onboarding: Onboarding }) {
  const t = await getTranslations("onboarding.finished");
  const { slug, approval, hasPayfast, campaign, decisionReason } = onboarding;
  const step = (name: string) => `/onboarding?organization=${slug}&step=${name}`;
  const address = `/give/${slug}/${campaign ?? ""}`;
  return (
    <Way at="finished">
      <div className="stack g-6">
        <div>
          <h1>{t("title")}</h1>
          <p className="lede">{t("lead")}</p>
        </div>
        {approval === "waiting" && (
          <Note icon="hourglass" tone="info">
            <b className="medium">{t("waiting")}</b>
            <br />
            {t("waitingText")}
          </Note>
        )}
        {approval === "approved" && (
          <Note icon="badge-check" tone="leaf">
            <b className="medium">{t("approved")}</b>
            <br />
            {t("approvedText")}
          </Note>
        )}
        {(approval === "letter-missing" || approval === "refused") && (
          <Note icon="triangle-alert" tone="amber">
            <b className="medium">{approval === "refused" ? t("refused") : t("missing")}</b>
            <br />
            {approval === "refused" ? decisionReason : t("missingText")}{" "}
            <a href={step("letter")}>{t("handIn")}</a>
          </Note>
        )}
        {!hasPayfast && (
          <Note icon="triangle-alert" tone="amber">
            <b className="medium">{t("noPayfast")}</b>
            <br />
            {t("noPayfastText")} <a href={step("payfast")}>{t("connect")}</a>
          </Note>
        )}
        <p>
          {t("givingPage")}
          <br />
          <a className="mono" href={address}>
            {publicHost()}
            {address}
          </a>
        </p>
        <EnterButton label={t("workspace")} busy={t("entering")} />
      </div>
    </Way>
  );
}
