import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClerkSetting } from "@/app/_session/clerk-setting";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { EnterWorkspace } from "@/app/(auth)/onboarding/enter-workspace";
import { joinByInvitation } from "@/lib/tenancy/join-by-invitation";
import { findSignedIn } from "@/lib/tenancy/session";
import { ByAccount } from "./by-account";
import { ByTicket } from "./by-ticket";
import { Ended } from "./ended";
import { invitationIdOf } from "./invitation-id-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.invitation"))("titleUnknown"), referrer: "no-referrer" };
}

type Search = { __clerk_ticket?: string | string[]; __clerk_status?: string | string[] };

/** Where an invitation's mail leads: to a new account, to joining as oneself, or to why that can't be. */
export default async function AcceptInvitationPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { __clerk_ticket: ticket, __clerk_status: status } = await searchParams;
  const t = await getTranslations("auth");
  const clerkId = await findSignedIn();
  if (clerkId && status === "complete") {
    await joinByInvitation(clerkId);
    return (
      <>
        <ClerkSetting />
        <EnterWorkspace entering={t("invitation.entering")} />
      </>
    );
  }
  const words = {
    invitation: t.raw("invitation"),
    secondFactor: t.raw("secondFactor"),
    faults: t.raw("faults"),
  };
  if (typeof ticket !== "string" || ticket === "")
    return (
      <AuthScreen title={t("invitation.titleUnknown")}>
        <Ended why="notValid" words={words.invitation} />
      </AuthScreen>
    );
  return (
    <AuthScreen title={t("invitation.titleUnknown")}>
      <WithClerk>
        {clerkId ? (
          <ByAccount invitationId={invitationIdOf(ticket)} words={words} />
        ) : (
          <ByTicket ticket={ticket} hasAccount={status === "sign_in"} words={words} />
        )}
      </WithClerk>
    </AuthScreen>
  );
}
