import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { type Asked, addressOf, idIn, wordIn } from "@/app/operator/asked";
import { Did } from "@/app/operator/did";
import { ClerkEvents } from "./clerk-events";
import { PayfastNotifications } from "./payfast-notifications";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operator.webhooks"))("title") };
}

/** What Clerk and PayFast posted and what became of it, without what it says; what is stuck can be tried again. */
export default async function WebhooksPage({ searchParams }: { searchParams: Asked }) {
  const asked = await searchParams;
  const from = wordIn(asked, "from") === "payfast" ? "payfast" : "clerk";
  const which = wordIn(asked, "show") === "all" ? "all" : "stuck";
  const olderThan = idIn(asked, "older");
  const t = await getTranslations("operator.webhooks");
  const at = (change: Record<string, string>) =>
    addressOf("/operator/webhooks", { from, show: which, ...change });
  const choice = (name: "from" | "show", value: string, label: string, isHere: boolean) => (
    <Link
      className={isHere ? "chip on" : "chip"}
      href={at({ [name]: value })}
      aria-current={isHere ? "true" : undefined}
    >
      {label}
    </Link>
  );
  const List = from === "payfast" ? PayfastNotifications : ClerkEvents;
  return (
    <>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <Did did={wordIn(asked, "did")} />
      <nav className="row g-2 flex-wrap" aria-label={t("filters")}>
        {choice("from", "clerk", "Clerk", from === "clerk")}
        {choice("from", "payfast", "PayFast", from === "payfast")}
        <span className="grow" />
        {choice("show", "stuck", t("stuck"), which === "stuck")}
        {choice("show", "all", t("all"), which === "all")}
      </nav>
      <List which={which} olderThan={olderThan} />
    </>
  );
}
