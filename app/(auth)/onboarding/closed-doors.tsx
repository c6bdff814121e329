import { getTranslations } from "next-intl/server";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import type { ClosedDoor } from "@/lib/tenancy/my-organizations";
import { Note } from "@/lib/ui/note";

/** For whoever belongs somewhere and may not come in: why, and what else they can do. */
export async function ClosedDoors({ doors }: { doors: ClosedDoor[] }) {
  const t = await getTranslations("onboarding.closedDoors");
  return (
    <AuthScreen title={t("title")}>
      {doors.map(({ name, status }) => (
        <Note key={name} icon={status === "waiting" ? "hourglass" : "lock"} tone="amber">
          {t(status, { organization: name })}
        </Note>
      ))}
      <p>
        <a className="btn" href="/onboarding">
          {t("again")}
        </a>
      </p>
      <p className="t-sm">
        <a href="/onboarding?new">{t("register")}</a>
      </p>
    </AuthScreen>
  );
}
