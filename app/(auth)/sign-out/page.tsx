import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WithClerk } from "@/app/_session/with-clerk";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { SignOut } from "./sign-out";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signOut"))("title") };
}

export default async function SignOutPage() {
  const t = await getTranslations("auth.signOut");
  return (
    <AuthScreen title={t("title")} lead={t("lead")}>
      <WithClerk>
        <SignOut />
      </WithClerk>
      <p>
        <a href="/">{t("home")}</a>
      </p>
    </AuthScreen>
  );
}
