import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonFrame } from "@/app/_session/person-frame";
import { WithSession } from "@/app/_session/with-session";
import { requireOperator } from "@/lib/tenancy/session";
import { initialsOf } from "@/lib/ui/workspace/initials";
import { OperatorNav } from "./operator-nav";

/** The installation's own pages; for everybody but its operators they are not there. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { userId, firstName, lastName } = await requireOperator();
  const t = await getTranslations("operator");
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return (
    <WithSession userId={userId}>
      <PersonFrame
        home={{ href: "/operator", label: t("home") }}
        person={{ name, email: "" }}
        menu={t("account", { initials: initialsOf(name) })}
        beside={<span className="badge">{t("badge")}</span>}
      >
        <div className="wrap operator-tabs">
          <OperatorNav
            label={t("tabs.label")}
            tabs={[
              { href: "/operator", label: t("tabs.organizations") },
              { href: "/operator/webhooks", label: t("tabs.webhooks") },
              { href: "/operator/jobs", label: t("tabs.jobs") },
              { href: "/operator/invariants", label: t("tabs.invariants") },
              { href: "/operator/clerk", label: t("tabs.clerk") },
            ]}
          />
        </div>
        <main id="main" tabIndex={-1} className="wrap operator">
          {children}
        </main>
      </PersonFrame>
    </WithSession>
  );
}
