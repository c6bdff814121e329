import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { safeReturnPath } from "@/lib/tenancy/return-path";
import { FromProvider } from "./from-provider";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.provider"))("title") };
}

/** Where Google or Apple sends people back to. */
export default async function ProviderPage({
  searchParams,
}: {
  searchParams: Promise<{ return?: string | string[] }>;
}) {
  const returnTo = safeReturnPath((await searchParams).return, "/dashboard");
  const t = await getTranslations("auth");
  const words = {
    provider: t.raw("provider"),
    secondFactor: t.raw("secondFactor"),
    signUp: t.raw("signUp"),
    faults: t.raw("faults"),
  };
  return (
    <AuthScreen title={t("provider.title")}>
      <WithClerk>
        <FromProvider returnTo={returnTo} words={words} />
      </WithClerk>
    </AuthScreen>
  );
}
