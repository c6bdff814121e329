import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WithSession } from "@/app/_session/with-session";
import { requireOperator } from "@/lib/tenancy/session";
import { Logo } from "@/lib/ui/mark";
import { AccountMenu } from "@/lib/ui/workspace/account-menu";
import { initialsOf } from "@/lib/ui/workspace/initials";
import { OperatorNav } from "./operator-nav";

/** The installation's own pages; for everybody but its operators they are not there. */
export default async function OperatorLayout({ children }: { children: ReactNode }) {
  const { userId, firstName, lastName } = await requireOperator();
  const t = await getTranslations("operator");
  const common = await getTranslations("common");
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return (
    <WithSession userId={userId}>
      <div className="public">
        <a className="skip" href="#main">
          {common("skipToContent")}
        </a>
        <header className="site-head">
          <div className="wrap">
            <a className="logo" href="/operator" aria-label={t("home")}>
              <Logo />
            </a>
            <span className="badge">{t("badge")}</span>
            <div className="acts">
              <AccountMenu
                name={name}
                email=""
                place="at-head"
                words={{
                  open: t("account", { initials: initialsOf(name) }),
                  profile: common("account.profile"),
                  security: common("account.security"),
                  signOut: common("account.signOut"),
                }}
              />
            </div>
          </div>
        </header>
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
      </div>
    </WithSession>
  );
}
