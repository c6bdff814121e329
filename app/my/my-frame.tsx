import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PersonFrame } from "@/app/_session/person-frame";
import { initialsOf } from "@/lib/ui/workspace/initials";

type Props = { person: { name: string; email: string }; children: ReactNode };

/** Head and foot of the donor's own pages. */
export async function MyFrame({ person, children }: Props) {
  const t = await getTranslations("my");
  return (
    <PersonFrame
      home={{ href: "/", label: t("home") }}
      person={person}
      menu={t("account", { initials: initialsOf(person.name) })}
      beside={
        <nav aria-label={t("nav")}>
          <Link className="here" href="/my" aria-current="page">
            {t("title")}
          </Link>
        </nav>
      }
    >
      {children}
      <footer className="site-foot">
        <div className="wrap">
          <p>{t("footNote")}</p>
          <nav aria-label={t("footer")}>
            <a href="/verify">{t("check")}</a>
          </nav>
        </div>
      </footer>
    </PersonFrame>
  );
}
