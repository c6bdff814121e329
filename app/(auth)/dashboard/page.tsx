import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { joinByInvitation } from "@/lib/tenancy/join-by-invitation";
import { listMyOrganizations } from "@/lib/tenancy/my-organizations";
import { requireUser } from "@/lib/tenancy/session";
import { Glyph } from "@/lib/ui/glyph";
import { OrgMark } from "@/lib/ui/org-mark";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.choose"))("title") };
}

/** Where signing in leads: to the one place a person belongs to, or to a choice. */
export default async function DashboardPage() {
  const user = await requireUser();
  const known = await listMyOrganizations(user.clerkId);
  const isNew = !known.some(({ isMember }) => isMember) && (await joinByInvitation(user.clerkId));
  const places = isNew ? await listMyOrganizations(user.clerkId) : known;
  const workplaces = places.filter(({ isMember, status }) => isMember && status !== "closed");
  const open = workplaces.filter(({ status }) => status !== "onboarding");
  const isDonor = places.some((place) => place.isDonor);
  if (open.length === 0) {
    if (workplaces.length > 0) redirect("/onboarding");
    if (places.some(({ isMember, status }) => isMember && status === "closed")) redirect("/closed");
    if (isDonor) redirect("/my");
    redirect(user.isOperator ? "/operator" : "/onboarding");
  }
  const addressOf = (slug: string) => `/${slug}/dashboard/${user.userId}`;
  if (open.length === 1) redirect(addressOf(open[0]!.slug));
  const t = await getTranslations("auth.choose");
  return (
    <AuthScreen title={t("title")} lead={t("lead")}>
      <ul className="places">
        {open.map(({ slug, name }) => (
          <li key={slug}>
            <a href={addressOf(slug)}>
              <OrgMark slug={slug} />
              <b className="medium">{name}</b>
              <Glyph name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
      {isDonor && (
        <p className="t-sm">
          <a href="/my">{t("myGiving")}</a>
        </p>
      )}
    </AuthScreen>
  );
}
