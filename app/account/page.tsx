import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddressForm } from "@/app/account/address-form";
import { NameForm } from "@/app/account/name-form";
import { requireUser } from "@/lib/tenancy/session";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.profile"))("title") };
}

/** Name and address as every organisation and every mail shows them. */
export default async function ProfilePage() {
  const { firstName, lastName, email } = await requireUser();
  const t = await getTranslations("account");
  const faults = (await getTranslations("auth")).raw("faults");
  return (
    <>
      <h1>{t("profile.title")}</h1>
      <Card title={t("profile.name")}>
        <NameForm
          firstName={firstName ?? ""}
          lastName={lastName ?? ""}
          words={t.raw("profile")}
          faults={faults}
        />
      </Card>
      <Card title={t("address.title")}>
        <div className="stack g-4">
          <Facts facts={[{ name: t("profile.email"), value: email }]} />
          <p className="soft t-sm">{t("profile.addressHelp")}</p>
          <AddressForm words={t.raw("address")} faults={faults} />
        </div>
      </Card>
    </>
  );
}
