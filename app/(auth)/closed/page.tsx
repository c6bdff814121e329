import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { ProofProvider } from "@/app/_session/proof-context";
import { WithSession } from "@/app/_session/with-session";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { formatDayHeld, formatInstant } from "@/lib/calendar";
import type { messages } from "@/lib/messages/en";
import { type ClosedOrganization, listClosedOrganizations } from "@/lib/takeout/closed-organizations";
import { requireUser } from "@/lib/tenancy/session";
import { FetchLink } from "./fetch-link";
import { RequestForm } from "./request-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.closed"))("title") };
}

type Props = { searchParams: Promise<{ "signed-in"?: string | string[] }> };

/** Closed organisations of whoever is signed in: until when their records are kept, and how an owner takes them along. */
export default async function ClosedPage({ searchParams }: Props) {
  const user = await requireUser();
  const closed = await listClosedOrganizations(user.clerkId);
  const t = await getTranslations("auth.closed");
  const isStale = (await searchParams)["signed-in"] === "long-ago";
  return (
    <WithSession userId={user.userId}>
      <ProofProvider words={(await getTranslations()).raw("proof")}>
        <AuthScreen title={t("title")} lead={t("lead")}>
          {isStale && <p role="status">{t("stale")}</p>}
          {closed.length === 0 && <p>{t("none")}</p>}
          {closed.map((organization) => (
            <Closed key={organization.organizationId} organization={organization} />
          ))}
          <p className="t-sm">
            <a href="/dashboard">{t("dashboard")}</a>
          </p>
        </AuthScreen>
      </ProofProvider>
    </WithSession>
  );
}

async function Closed({ organization }: { organization: ClosedOrganization }) {
  const { organizationId, name, closedOn, keptUntil, isOwner, takeout } = organization;
  const t = await getTranslations("auth.closed");
  const { faults } = ((await getMessages()) as unknown as typeof messages).auth.closed;
  return (
    <section className="stack g-3" aria-labelledby={organizationId}>
      <h2 id={organizationId} className="t-lg">
        {name}
      </h2>
      <p>{t("closedOn", { on: formatDayHeld(closedOn) })}</p>
      <p>{t("kept", { until: formatDayHeld(keptUntil) })}</p>
      {!isOwner && <p className="soft">{t("notOwner")}</p>}
      {isOwner && !takeout && (
        <>
          <p>{t("take")}</p>
          <RequestForm organizationId={organizationId} label={t("request")} faults={faults} />
        </>
      )}
      {takeout && !takeout.isReady && (
        <p role="status">{t("packing", { at: formatInstant(takeout.requestedAt) })}</p>
      )}
      {takeout?.isReady && takeout.fetchableUntil && (
        <>
          <FetchLink
            organizationId={organizationId}
            label={t("fetch", { size: megabytes(takeout.sizeBytes ?? 0) })}
            faults={faults}
          />
          <p className="soft t-sm">{t("fetchUntil", { until: formatInstant(takeout.fetchableUntil) })}</p>
        </>
      )}
    </section>
  );
}

const megabytes = (bytes: number) =>
  `${Math.max(0.1, bytes / 1_000_000)
    .toFixed(1)
    .replace(".", ",")} MB`;
