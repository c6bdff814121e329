import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { safeReturnPath } from "@/lib/tenancy/return-path";
import { findSignedIn } from "@/lib/tenancy/session";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ return?: string | string[] }>;
}) {
  const returnTo = safeReturnPath((await searchParams).return, "/dashboard");
  if (await findSignedIn()) redirect(returnTo);
  const t = await getTranslations("auth");
  const isDonor = returnTo.startsWith("/my");
  const forward = returnTo === "/dashboard" ? "" : `?return=${encodeURIComponent(returnTo)}`;
  return (
    <AuthScreen
      title={t("signIn.title")}
      lead={
        isDonor ? (
          <>
            {t("signIn.noDonorAccount")} <a href={`/sign-up${forward}`}>{t("signIn.makeAccount")}</a>
          </>
        ) : (
          <>
            {t("signIn.newHere")} <a href="/sign-up">{t("signIn.start")}</a>
          </>
        )
      }
    >
      <WithClerk>
        <SignInForm
          returnTo={returnTo}
          forgotten={`/forgot-password${forward}`}
          words={{
            signIn: t.raw("signIn"),
            secondFactor: t.raw("secondFactor"),
            otherWays: t.raw("otherWays"),
            faults: t.raw("faults"),
          }}
        />
      </WithClerk>
      {!isDonor && (
        <p className="t-sm soft">
          {t("signIn.asDonorQuestion")} <a href="/sign-in?return=%2Fmy">{t("signIn.asDonor")}</a>
        </p>
      )}
    </AuthScreen>
  );
}
