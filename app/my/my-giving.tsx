import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClaimSheet } from "@/app/my/claim-sheet";
import { GiftList } from "@/app/my/gift-list";
import type { MyView } from "@/app/my/my-view";
import { Note } from "@/lib/ui/note";
import { Card } from "@/lib/ui/workspace/card";
import { Empty } from "@/lib/ui/workspace/empty";
import { Facts } from "@/lib/ui/workspace/facts";

/** A donor's gifts and certificates across organisations; `linkForm` asks for proof of one more. */
export async function MyGiving({ view, linkForm }: { view: MyView; linkForm: ReactNode }) {
  const t = await getTranslations("my");
  const isLinked = view.organizationCount > 0;
  const words = {
    name: view.person.firstName ?? "",
    zu: (chunks: ReactNode) => <span lang="zu">{chunks}</span>,
  };
  return (
    <main id="main" tabIndex={-1} className="wrap my">
      <div>
        <h1>{t.rich(view.person.firstName ? "greeting" : "greetingNobody", words)}</h1>
        {isLinked && <p className="soft">{t("sum", { count: view.organizationCount })}</p>}
      </div>
      {isLinked && <ClaimSheet view={view} />}
      <div className="grid main-side">
        {isLinked ? (
          <GiftList gifts={view.gifts} hasMore={view.hasMoreGifts} />
        ) : (
          <Empty name="my-giving" title={t("emptyTitle")}>
            {t("empty")}
          </Empty>
        )}
        <div className="stack g-6">
          <Card title={t(isLinked ? "linkAnotherTitle" : "linkTitle")}>
            <p className="soft t-sm" style={{ marginBottom: "1rem" }}>
              {t("linkWhy")}
            </p>
            {linkForm}
          </Card>
          <Card title={t("details")}>
            <div className="t-sm">
              <Facts
                facts={[
                  { name: t("name"), value: view.person.name || t("notGiven") },
                  { name: t("email"), value: view.person.email },
                ]}
              />
            </div>
          </Card>
          <div className="t-sm">
            <Note icon="shield-check">{t("privacy")}</Note>
          </div>
        </div>
      </div>
    </main>
  );
}
