import { getTranslations } from "next-intl/server";
import type { DonorView } from "@/app/[orgId]/donors/[donorId]/donor";
import { Identity } from "@/app/[orgId]/donors/[donorId]/identity";
import { Card } from "@/lib/ui/workspace/card";

/** Identity and tax numbers, masked; in full only for who may see them, for a short while. */
export async function IdentityCard({ view }: { view: DonorView }) {
  const t = await getTranslations("donors.profile");
  const { identity, id } = view.donor;
  if (!identity)
    return (
      <Card title={t("identity")}>
        <p className="soft">{t("nothing-given")}</p>
      </Card>
    );
  return (
    <Card title={t("identity")}>
      <Identity
        organizationSlug={view.organizationSlug}
        donorId={id}
        masked={identity}
        mayReveal={view.maySeeIdentity}
        words={{
          note: t("identityNote"),
          identityNumber: t("identityNumber"),
          taxReference: t("taxReference"),
          notGiven: t("notGiven"),
          reveal: t("reveal"),
          hide: t("hide"),
          revealed: t("revealed"),
          mayNotReveal: t("mayNotReveal"),
          refused: {
            "not-permitted": t("not-permitted"),
            "nothing-given": t("nothing-given"),
            "session-expired": t("session-expired"),
            unreachable: t("unreachable"),
            "not-fresh": t("not-fresh"),
          },
        }}
      />
    </Card>
  );
}
