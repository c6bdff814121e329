import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClerkSetting } from "@/app/_session/clerk-setting";
import { AuthScreen } from "@/app/(auth)/_parts/auth-screen";
import { SignOut } from "./sign-out";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signOut"))("title") };
}

export default async function SignOutPage() {
  const t = await getTranslations("auth.signOut");
  const words = (await getTranslations("auth")).raw("signOut");
  return (
    <AuthScreen title={t("title")}>
      <ClerkSetting />
      <SignOut words={words} />
      <p className="t-sm">
        <a href="/">{t("home")}</a>
      </p>
    </AuthScreen>
  );
}
