import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Devices } from "@/app/account/security/devices";
import { Passkeys } from "@/app/account/security/passkeys";
import { PasswordForm } from "@/app/account/security/password-form";
import { SecondStep } from "@/app/account/security/second-step";
import { Card } from "@/lib/ui/workspace/card";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.security"))("title") };
}

/** How a person signs in, and where they are signed in. */
export default async function SecurityPage() {
  const t = await getTranslations("account");
  const faults = (await getTranslations("auth")).raw("faults");
  return (
    <>
      <h1>{t("security.title")}</h1>
      <Card title={t("password.title")}>
        <PasswordForm words={t.raw("password")} faults={faults} />
      </Card>
      <SecondStep words={t.raw("secondStep")} faults={faults} />
      <Passkeys words={t.raw("passkeys")} faults={faults} />
      <Card title={t("devices.title")} lined>
        <Devices words={t.raw("devices")} faults={faults} />
      </Card>
    </>
  );
}
