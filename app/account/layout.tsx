import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonFrame } from "@/app/_session/person-frame";
import { ProofProvider } from "@/app/_session/proof-context";
import { WithClerk } from "@/app/_session/with-clerk";
import { AccountNav } from "@/app/account/account-nav";
import { requireUser } from "@/lib/tenancy/session";
import { initialsOf } from "@/lib/ui/workspace/initials";

export const metadata: Metadata = { robots: { index: false } };

/** A person's own account, which Clerk keeps: its script comes with these pages, and with no others behind sign-in. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { firstName, lastName, email } = await requireUser();
  const t = await getTranslations("account");
  const common = await getTranslations("common");
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return (
    <WithClerk>
      <ProofProvider words={(await getTranslations()).raw("proof")}>
        <PersonFrame
          home={{ href: "/dashboard", label: t("home") }}
          person={{ name, email }}
          menu={t("open", { initials: initialsOf(name || email) })}
          beside={
            <nav aria-label={t("places")}>
              <a href="/dashboard">{t("overview")}</a>
            </nav>
          }
        >
          <main id="main" tabIndex={-1} className="wrap account-page">
            <AccountNav
              label={t("nav")}
              entries={[
                { href: "/account", label: common("account.profile") },
                { href: "/account/security", label: common("account.security") },
              ]}
            />
            {children}
          </main>
        </PersonFrame>
      </ProofProvider>
    </WithClerk>
  );
}
