import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import { WillHappen } from "@/app/[orgId]/will-happen";
import { reopen, suspend } from "@/app/operator/acts";
import type { OperatedOrganization } from "@/lib/tenancy/list-organizations";
import { Card } from "@/lib/ui/workspace/card";
import { StandingForm } from "./standing-form";

/** Suspends an organisation or opens it again, saying what will happen. */
export async function StandingCard({ organization }: { organization: OperatedOrganization }) {
  const t = await getTranslations("operator.standing");
  const { id, status, name } = organization;
  if (status === "closed" || status === "onboarding")
    return (
      <Card title={t("none")}>
        <p className="soft">{t(status === "closed" ? "isClosed" : "isOnboarding", { name })}</p>
      </Card>
    );
  const does = status === "suspended" ? "reopen" : "suspend";
  return (
    <Card title={t(`${does}.title`, { name })}>
      <div className="stack g-5">
        <WillHappen title={t("willHappen")}>
          {(["staff", "giving", "kept"] as const).map((what) => (
            <li key={what}>{t(`${does}.${what}`)}</li>
          ))}
        </WillHappen>
        <StandingForm
          // What the other form was answered is over with it.
          key={does}
          act={(does === "suspend" ? suspend : reopen).bind(null, id)}
          look={does === "suspend" ? "danger-fill" : "primary"}
          words={{ ...(await actWords()), submit: t(`${does}.submit`) }}
          reason={{ label: t("reason"), help: t(`${does}.reasonHelp`) }}
        />
      </div>
    </Card>
  );
}
