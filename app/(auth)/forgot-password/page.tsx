import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { safeReturnPath } from "@/lib/tenancy/return-path";
import { findSignedIn } from "@/lib/tenancy/session";
import { ForgotPasswordForm } from "./forgot-password-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ return?: string | string[] }>;
}) {
  const returnTo = safeReturnPath((await searchParams).return, "/dashboard");
  if (await findSignedIn()) redirect(returnTo);
  const t = await getTranslations("auth");
  return (
    <AuthScreen title={t("forgot.title")} lead={t("forgot.lead")}>
      <WithClerk>
        <ForgotPasswordForm
          returnTo={returnTo}
          words={{ forgot: t.raw("forgot"), secondFactor: t.raw("secondFactor"), faults: t.raw("faults") }}
        />
      </WithClerk>
      <p className="t-sm">
        <a href={`/sign-in?return=${encodeURIComponent(returnTo)}`}>{t("forgot.back")}</a>
      </p>
    </AuthScreen>
  );
}
