import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/lib/ui/mark";
import { AccountMenu } from "@/lib/ui/workspace/account-menu";

type Props = {
  home: { href: string; label: string };
  person: { name: string; email: string };
  /** What opens the person's menu, in words. */
  menu: string;
  /** Between the mark and the menu. */
  beside: ReactNode;
  children: ReactNode;
};

/** Around what somebody signed in sees outside a workspace: a way past the head, the mark that leads home, their menu. */
export async function PersonFrame({ home, person, menu, beside, children }: Props) {
  const t = await getTranslations("common");
  return (
    <div className="public">
      <a className="skip" href="#main">
        {t("skipToContent")}
      </a>
      <header className="site-head">
        <div className="wrap">
          <a className="logo" href={home.href} aria-label={home.label}>
            <Logo />
          </a>
          {beside}
          <div className="acts">
            <AccountMenu
              name={person.name}
              email={person.email}
              place="at-head"
              words={{
                open: menu,
                profile: t("account.profile"),
                security: t("account.security"),
                signOut: t("account.signOut"),
              }}
            />
          </div>
        </div>
      </header>
      {children}
    </div>
  );
}
