import { getTranslations } from "next-intl/server";
import { CheckForm, VerifyPage } from "@/app/(site)/verify/verify-page";
import { formatInstant } from "@/lib/calendar";
import type { VerifiedCertificate } from "@/lib/certificates/verify-certificate";
import { Unknown } from "./unknown";
import { Verdict } from "./verdict";

export async function VerifyScreen({
  code,
  certificate,
  busyUntil,
  checkedAt,
}: {
  code: string;
  certificate: VerifiedCertificate | null;
  busyUntil: string | null;
  checkedAt: Date;
}) {
  const t = await getTranslations("verify");
  return (
    <VerifyPage>
      {certificate ? <Verdict certificate={certificate} /> : <Unknown code={code} busyUntil={busyUntil} />}
      <p className="soft t-sm small">
        {certificate ? (
          <>
            {t("compare")}{" "}
            {certificate.organizationEmail ? (
              <a href={`mailto:${certificate.organizationEmail}`}>{t("tell")}</a>
            ) : (
              t("tell")
            )}
            . {t("nothing", { when: formatInstant(checkedAt) })}
          </>
        ) : (
          t("unknownNext")
        )}
      </p>
      <CheckForm label={t("another")} />
    </VerifyPage>
  );
}
