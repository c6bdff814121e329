import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Logo } from "@/lib/ui/mark";
import { Quilt } from "@/lib/ui/quilt";

/** The form on the left, a quilt beside it where there is room. */
export async function AuthScreen({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = await getTranslations("auth");
  return (
    <div className="auth">
      <main id="main" tabIndex={-1}>
        <a className="logo" href="/" aria-label={t("home")}>
          <Logo />
        </a>
        <div>
          <h1>{title}</h1>
          {lead && <p className="soft lead">{lead}</p>}
        </div>
        {children}
      </main>
      <div className="art" aria-hidden="true">
        <svg viewBox="0 0 160 240" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          <Quilt name="sign-in" columns={4} rows={6} />
        </svg>
      </div>
    </div>
  );
}
