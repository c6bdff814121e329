import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SignedInUser } from "@/lib/tenancy/enter-user";
import { findOnboarding, type OnboardingStep, onboardingSteps } from "@/lib/tenancy/find-onboarding";
import { joinByInvitation } from "@/lib/tenancy/join-by-invitation";
import { markOnboarded } from "@/lib/tenancy/mark-onboarded";
import { listMyClosedDoors, listMyOrganizations } from "@/lib/tenancy/my-organizations";
import { requireMember, requireUser } from "@/lib/tenancy/session";
import { CampaignStep } from "./campaign-step";
import { ClosedDoors } from "./closed-doors";
import { EnterWorkspace } from "./enter-workspace";
import { Finished } from "./finished";
import { LetterStep } from "./letter-step";
import { OrganizationStep } from "./organization-step";
import { PayfastStep } from "./payfast-step";
import { TeamStep } from "./team-step";
import { Way } from "./way";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("onboarding"))("title") };
}

type Search = { organization?: string; step?: string; new?: string };

/** Goes on where the person stopped; `organization` and `step` lead to one step, `new` to a further organisation. */
export default async function OnboardingPage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const user = await requireUser();
  const t = await getTranslations("onboarding");
  const slug = search.organization ?? (await whereToGoOn(user, search.new !== undefined));
  if (slug === "workspace") {
    await markOnboarded(user.clerkId);
    return <EnterWorkspace entering={t("finished.entering")} />;
  }
  if (slug === null) {
    const closed = search.new === undefined ? await listMyClosedDoors(user.clerkId) : [];
    if (closed.length > 0) return <ClosedDoors doors={closed} />;
    return (
      <Way at="organization">
        <OrganizationStep email={user.email} />
      </Way>
    );
  }
  const member = await requireMember(slug);
  const onboarding = await findOnboarding(member);
  const step = stepNamed(search.step) ?? onboarding.next;
  if (step === "organization" || onboarding.next === "organization")
    return (
      <Way at="organization">
        <OrganizationStep email={user.email} started={onboarding} />
      </Way>
    );
  if (step === "letter") return <LetterStep onboarding={onboarding} />;
  if (step === "payfast") return <PayfastStep onboarding={onboarding} />;
  if (step === "campaign" && !onboarding.campaign) return <CampaignStep onboarding={onboarding} />;
  if (step === "team" && onboarding.campaign) return <TeamStep member={member} />;
  return <Finished onboarding={onboarding} />;
}

/** The organisation begun and not finished; null to begin one; or the workspace, for whoever has one already. */
async function whereToGoOn(
  { clerkId, isOperator }: SignedInUser,
  wantsNew: boolean,
): Promise<string | "workspace" | null> {
  const places = await listMyOrganizations(clerkId);
  const begun = places.find(({ isMember, status }) => isMember && status === "onboarding");
  if (begun) return begun.slug;
  if (wantsNew) return null;
  if (places.some(({ isMember, status }) => isMember && status !== "closed")) return "workspace";
  if (await joinByInvitation(clerkId)) return "workspace";
  if (places.some(({ isDonor }) => isDonor)) redirect("/my");
  if (isOperator) redirect("/operator");
  return null;
}

const stepNamed = (name: string | undefined) =>
  (onboardingSteps as readonly string[]).includes(name ?? "") ? (name as OnboardingStep) : undefined;
