import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProofProvider } from "@/app/_session/proof-context";
import { WithClerk } from "@/app/_session/with-clerk";
import { AccountNav } from "@/app/account/account-nav";
import { requireUser } from "@/lib/tenancy/session";
import { Logo } from "@/lib/ui/mark";
import { AccountMenu } from "@/lib/ui/workspace/account-menu";
import { initialsOf } from "@/lib/ui/workspace/initials";

export const metadata: Metadata = { robots: { index: false } };

/** A person's own account, which Clerk keeps: its script comes with these pages, and with no others behind sign-in. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { firstName, lastName, email } = await requireUser();
  const t = await getTranslations("account");
  const common = await getTranslations("common");
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const words = {
    open: t("open", { initials: initialsOf(name || email) }),
    profile: common("account.profile"),
    security: common("account.security"),
    signOut: common("account.signOut"),
  };
  return (
    <WithClerk>
      <ProofProvider words={(await getTranslations()).raw("proof")}>
        <div className="public">
          <a className="skip" href="#main">
            {common("skipToContent")}
          </a>
          <header className="site-head">
            <div className="wrap">
              <a className="logo" href="/dashboard" aria-label={t("home")}>
                <Logo />
              </a>
              <nav aria-label={t("places")}>
                <a href="/dashboard">{t("overview")}</a>
              </nav>
              <div className="acts">
                <AccountMenu name={name} email={email} place="at-head" words={words} />
              </div>
            </div>
          </header>
          <main id="main" tabIndex={-1} className="wrap account-page">
            <AccountNav
              label={t("nav")}
              entries={[
                { href: "/account", label: words.profile },
                { href: "/account/security", label: words.security },
              ]}
            />
            {children}
          </main>
        </div>
      </ProofProvider>
    </WithClerk>
  );
}
