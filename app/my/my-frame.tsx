import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/lib/ui/mark";
import { AccountMenu } from "@/lib/ui/workspace/account-menu";
import { initialsOf } from "@/lib/ui/workspace/initials";

type Props = { person: { name: string; email: string }; children: ReactNode };

/** Head and foot of the donor's own pages. */
export async function MyFrame({ person, children }: Props) {
  const t = await getTranslations("my");
  const common = await getTranslations("common");
  return (
    <div className="public">
      <a className="skip" href="#main">
        {common("skipToContent")}
      </a>
      <header className="site-head">
        <div className="wrap">
          <a className="logo" href="/" aria-label={t("home")}>
            <Logo />
          </a>
          <nav aria-label={t("nav")}>
            <Link className="here" href="/my" aria-current="page">
              {t("title")}
            </Link>
          </nav>
          <div className="acts">
            <AccountMenu
              name={person.name}
              email={person.email}
              place="at-head"
              words={{
                open: t("account", { initials: initialsOf(person.name) }),
                profile: common("account.profile"),
                security: common("account.security"),
                signOut: common("account.signOut"),
              }}
            />
          </div>
        </div>
      </header>
      {children}
      <footer className="site-foot">
        <div className="wrap">
          <p>{t("footNote")}</p>
          <nav aria-label={t("footer")}>
            <a href="/verify">{t("check")}</a>
          </nav>
        </div>
      </footer>
    </div>
  );
}
