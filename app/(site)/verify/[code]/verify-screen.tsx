import { getTranslations } from "next-intl/server";
import { CheckForm, VerifyPage } from "@/app/(site)/verify/verify-page";
import { formatInstant } from "@/lib/calendar";
import { Unknown } from "./unknown";
import { Verdict, type VerdictView } from "./verdict";

export async function VerifyScreen({
  code,
  certificate,
  isBusy,
  checkedAt,
}: {
  code: string;
  certificate: VerdictView | null;
  isBusy: boolean;
  checkedAt: Date;
}) {
  const t = await getTranslations("verify");
  return (
    <VerifyPage>
      {certificate ? <Verdict certificate={certificate} /> : <Unknown code={code} isBusy={isBusy} />}
      <p className="soft t-sm small">
        {certificate ? (
          <>
            {t("compare")} <a href={`mailto:${certificate.organizationEmail}`}>{t("tell")}</a>.{" "}
            {t("nothing", { when: formatInstant(checkedAt) })}
          </>
        ) : (
          t("unknownNext")
        )}
      </p>
      <CheckForm label={t("another")} />
    </VerifyPage>
  );
}
