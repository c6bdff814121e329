import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { safeReturnPath } from "@/lib/tenancy/return-path";
import { findSignedIn } from "@/lib/tenancy/session";
import { SignUpForm } from "./sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signUp"))("title") };
}

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<{ return?: string | string[] }>;
}) {
  const returnTo = safeReturnPath((await searchParams).return, "/onboarding");
  if (await findSignedIn()) redirect(returnTo);
  const t = await getTranslations("auth");
  const isDonor = returnTo.startsWith("/my");
  const forward = returnTo === "/onboarding" ? "" : `?return=${encodeURIComponent(returnTo)}`;
  return (
    <AuthScreen
      title={t("signUp.title")}
      lead={
        <>
          {isDonor ? t("signUp.donorLead") : t("signUp.lead")} {t("signUp.haveAccount")}{" "}
          <a href={`/sign-in${forward}`}>{t("signUp.signIn")}</a>
        </>
      }
    >
      <WithClerk>
        <SignUpForm
          returnTo={returnTo}
          signInHref={`/sign-in${forward}`}
          words={{ signUp: t.raw("signUp"), otherWays: t.raw("otherWays"), faults: t.raw("faults") }}
        />
      </WithClerk>
    </AuthScreen>
  );
}
