import { getTranslations } from "next-intl/server";
import type { Onboarding } from "@/lib/tenancy/find-onboarding";
import { Note } from "@/lib/ui/note";
import { PayfastForm } from "./payfast-form";
import { Way } from "./way";

export async function PayfastStep({ onboarding }: { onboarding: Onboarding }) {
  const t = await getTranslations("onboarding");
  return (
    <Way at="payfast">
      <div className="stack g-6">
        <div>
          <h1>{t("payfast.title")}</h1>
          <p className="lede">{t("payfast.lead")}</p>
        </div>
        {onboarding.hasPayfast && (
          <Note icon="circle-check" tone="leaf">
            {t("payfast.kept")}
          </Note>
        )}
        <PayfastForm
          slug={onboarding.slug}
          words={t.raw("payfast")}
          common={{ one: t.raw("one"), many: t.raw("many"), busy: t("busy") }}
          faults={t.raw("faults")}
        />
      </div>
    </Way>
  );
}
