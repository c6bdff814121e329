import { getTranslations } from "next-intl/server";
import { newId } from "@/lib/new-id";
import type { Onboarding } from "@/lib/tenancy/find-onboarding";
import { publicHost } from "@/lib/tenancy/public-host";
import { OrganizationForm } from "./organization-form";

/** The id is made here, so that a form sent twice makes one organisation. */
export async function OrganizationStep({ email, started }: { email: string; started?: Onboarding }) {
  const t = await getTranslations("onboarding");
  return (
    <OrganizationForm
      id={started?.organizationId ?? newId()}
      initial={{ slug: started?.slug ?? "", registeredName: started?.name ?? "", contactEmail: email }}
      host={publicHost()}
      words={t.raw("organization")}
      common={{ one: t.raw("one"), many: t.raw("many"), busy: t("busy") }}
      faults={t.raw("faults")}
    />
  );
}
