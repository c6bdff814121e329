import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { installationFigures } from "@/lib/tenancy/installation-figures";
import { listOrganizations, listWaitingLetters } from "@/lib/tenancy/list-organizations";
import { requireOperator } from "@/lib/tenancy/session";
import { Glyph } from "@/lib/ui/glyph";
import { Pager } from "@/lib/ui/workspace/pager";
import { type Asked, addressOf, idIn, wordIn } from "./asked";
import { InstallationCard } from "./installation-card";
import { LetterCard } from "./letter-card";
import { OrganizationTable } from "./organization-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator"))("title") };
}

/** How the installation stands, letters that wait for a decision, and every organisation. No donor's data. */
export default async function OperatorPage({ searchParams }: { searchParams: Asked }) {
  const operator = await requireOperator();
  const asked = await searchParams;
  const [find, olderThan] = [wordIn(asked, "find"), idIn(asked, "older")];
  const [waiting, page, figures] = await Promise.all([
    listWaitingLetters(operator),
    listOrganizations(operator, { find, olderThan }),
    installationFigures(),
  ]);
  const t = await getTranslations("operator");
  const last = page.organizations.at(-1);
  return (
    <>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead", { waiting: waiting.length })}</p>
      </div>
      <InstallationCard figures={figures} />
      <section className="stack g-4" aria-labelledby="waiting">
        <h2 id="waiting">{waiting.length > 0 ? t("waitingTitle") : t("noneTitle")}</h2>
        {waiting.length === 0 && <p className="soft">{t("noneText")}</p>}
        {waiting.map((organization) => (
          <LetterCard key={organization.id} organization={organization} />
        ))}
      </section>
      <section className="stack g-4" aria-labelledby="all">
        <h2 id="all">{t("allTitle")}</h2>
        <search>
          <form className="row g-2" action="/operator">
            <label className="sr-only" htmlFor="find">
              {t("find")}
            </label>
            <input
              className="input grow"
              id="find"
              name="find"
              type="search"
              placeholder={t("find")}
              defaultValue={find}
            />
            <button type="submit" className="btn">
              <Glyph name="search" />
              {t("findSubmit")}
            </button>
          </form>
        </search>
        {page.organizations.length === 0 ? (
          <p className="soft">{find ? t("foundNone", { find }) : t("noOrganizations")}</p>
        ) : (
          <div className="card">
            <OrganizationTable organizations={page.organizations} />
            <Pager
              summary={t("pager", { count: page.organizations.length })}
              newer={{ label: t("newest"), href: olderThan ? addressOf("/operator", { find }) : null }}
              older={{
                label: t("older"),
                href: page.hasOlder ? addressOf("/operator", { find, older: last?.id }) : null,
              }}
            />
          </div>
        )}
      </section>
    </>
  );
}
