import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ProofProvider } from "@/app/_session/proof-context";
import { WithSession } from "@/app/_session/with-session";
import { Jump } from "@/app/[orgId]/_jump/jump";
import { jumpWords } from "@/app/[orgId]/_jump/jump-words";
import { workspaceEntries } from "@/app/[orgId]/entries";
import { SuspendedNote } from "@/app/[orgId]/suspended-note";
import { listMyOrganizations } from "@/lib/tenancy/my-organizations";
import { requireMember } from "@/lib/tenancy/session";
import { getWorkspaceHead } from "@/lib/tenancy/workspace-head";
import { initialsOf } from "@/lib/ui/workspace/initials";
import { Shell, type ShellWords } from "@/lib/ui/workspace/shell";

type Props = { children: ReactNode; params: Promise<{ orgId: string }> };

export async function generateMetadata({ params }: Omit<Props, "children">): Promise<Metadata> {
  // The layout answers who is no member with 404; thrown here as well, that page would have no title.
  const member = await requireMember((await params).orgId).catch(() => null);
  if (!member) return {};
  const { organizationName } = member;
  return {
    title: { template: `%s · ${organizationName} · Nika`, default: organizationName },
    robots: { index: false },
  };
}

/** The staff workspace. Who is no member learns nothing: the 404 comes before anything is sent. */
export default async function WorkspaceLayout({ children, params }: Props) {
  const member = await requireMember((await params).orgId);
  const [head, mine] = await Promise.all([getWorkspaceHead(member), listMyOrganizations(member.clerkId)]);
  const others = mine.filter(
    (one) => one.isMember && one.slug !== member.organizationSlug && one.status !== "closed",
  );
  const entries = await workspaceEntries(member);
  const name = [member.firstName, member.lastName].filter(Boolean).join(" ");
  return (
    <WithSession userId={member.userId} permissions={member.permissions}>
      <ProofProvider words={(await getTranslations()).raw("proof")}>
        <Shell
          organization={{
            slug: member.organizationSlug,
            name: member.organizationName,
            pboNumber: head.pboNumber,
          }}
          others={others.map((one) => ({ slug: one.slug, name: one.name, href: `/${one.slug}` }))}
          person={{ name, email: head.email }}
          entries={entries}
          hasNews={head.hasNews}
          jump={
            <Jump
              organizationSlug={member.organizationSlug}
              screens={entries.map(({ label, href, icon }) => ({ label, href, icon }))}
              words={await jumpWords()}
            />
          }
          words={await shellWords(initialsOf(name || head.email))}
        >
          {member.organizationStatus === "suspended" && <SuspendedNote member={member} />}
          {children}
        </Shell>
      </ProofProvider>
    </WithSession>
  );
}

async function shellWords(initials: string): Promise<ShellWords> {
  const t = await getTranslations("workspace.shell");
  const common = await getTranslations("common");
  return {
    skip: common("skipToContent"),
    workspace: t("workspace"),
    workspacePhone: t("workspacePhone"),
    organizations: t("organizations"),
    more: t("more"),
    home: t("home"),
    notices: t("notices"),
    unreadNotices: t("unreadNotices"),
    account: t("account", { initials }),
    myGiving: t("myGiving"),
    profile: common("account.profile"),
    security: common("account.security"),
    signOut: common("account.signOut"),
  };
}
