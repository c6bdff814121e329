import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import type { CertificateView } from "@/app/[orgId]/certificates/[certificateId]/certificate";
import { EndDialog } from "@/app/[orgId]/certificates/[certificateId]/end-dialog";
import { formatDayHeld } from "@/lib/calendar";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";

/** The way to void a certificate or put a corrected one in its place: what will happen, and why it is done. */
export async function EndCertificate({ view }: { view: CertificateView }) {
  const t = await getTranslations("certificates.end");
  const detail = await getTranslations("certificates.detail");
  const { certificate, correctable } = view;
  const { number, donorName: donor } = certificate;
  const strong = { b: (words: React.ReactNode) => <b className="medium">{words}</b> };
  const kept = (masked: string | null) => (masked ? t("keep", { number: masked }) : t("notGiven"));
  return (
    <EndDialog
      organizationSlug={view.organizationSlug}
      certificateId={certificate.id}
      mayReplace={view.mayReplace}
      correctable={correctable}
      words={{
        open: detail("endIt"),
        title: t("title", { number }),
        subject: t("subject", {
          amount: formatRand(certificate.totalCents),
          donor,
          day: formatDayHeld(certificate.issuedOn),
        }),
        close: t("close"),
        what: t("what"),
        replace: t("replace"),
        replaceDetail: t("replaceDetail"),
        void: t("void"),
        voidDetail: t("voidDetail"),
        correct: t("correct"),
        correctHelp: t("correctHelp"),
        name: t("name"),
        address: t("address"),
        addressHelp: t("addressHelp"),
        phone: t("phone"),
        email: t("email"),
        taxReference: t("taxReference"),
        taxReferenceHelp: kept(correctable?.taxReferenceMasked ?? null),
        identityNumber: t("identityNumber"),
        identityHelp: kept(correctable?.identityMasked ?? null),
        reason: t("reason"),
        reasonHelp: t("reasonHelp"),
        next: t("then"),
        keep: t("keepIt"),
        doReplace: t("doReplace"),
        doVoid: t("doVoid"),
        ...(await actWords()),
      }}
      willReplace={
        <>
          <li>
            <Glyph name="file-x" />
            <span>{t.rich("replacedStays", { number, ...strong })}</span>
          </li>
          <li>
            <Glyph name="file-plus" />
            <span>{t("nextNumber", { number })}</span>
          </li>
          <li>
            <Glyph name="qr-code" />
            <span>{t("oldCode")}</span>
          </li>
          <li>
            <Glyph name="mail" />
            <span>{t(certificate.hasEmail ? "newMail" : "newPost", { donor })}</span>
          </li>
        </>
      }
      willVoid={
        <>
          <li>
            <Glyph name="file-x" />
            <span>{t.rich("voidedStays", { number, ...strong })}</span>
          </li>
          <li>
            <Glyph name="qr-code" />
            <span>{t("voidedCode")}</span>
          </li>
          <li>
            <Glyph name="hourglass" />
            <span>{t("freed")}</span>
          </li>
          <li>
            <Glyph name="mail" />
            <span>{t("noMail", { donor })}</span>
          </li>
        </>
      }
    />
  );
}
