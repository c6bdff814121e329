import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { listOrganizations, listWaitingLetters } from "@/lib/tenancy/list-organizations";
import { requireOperator } from "@/lib/tenancy/session";
import { LetterCard } from "./letter-card";
import { OrganizationTable } from "./organization-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator"))("title") };
}

/** Letters that wait for a decision, and every organisation with its state. No donor's data. */
export default async function OperatorPage() {
  const operator = await requireOperator();
  const [waiting, { organizations }] = await Promise.all([
    listWaitingLetters(operator),
    listOrganizations(operator),
  ]);
  const t = await getTranslations("operator");
  return (
    <main id="main" tabIndex={-1} className="wrap operator">
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead", { waiting: waiting.length, total: organizations.length })}</p>
      </div>
      <section className="stack g-4" aria-labelledby="waiting">
        <h2 id="waiting">{waiting.length > 0 ? t("waitingTitle") : t("noneTitle")}</h2>
        {waiting.length === 0 && <p className="soft">{t("noneText")}</p>}
        {waiting.map((organization) => (
          <LetterCard key={organization.id} organization={organization} />
        ))}
      </section>
      <section className="stack g-4" aria-labelledby="all">
        <h2 id="all">{t("allTitle")}</h2>
        <OrganizationTable organizations={organizations} />
      </section>
    </main>
  );
}
