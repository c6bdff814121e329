import { getTranslations } from "next-intl/server";
import { actWords } from "@/app/[orgId]/act-words";
import type { DonationView } from "@/app/[orgId]/donations/[donationId]/donation";
import { ReverseDialog } from "@/app/[orgId]/donations/[donationId]/reverse-dialog";
import { formatDayHeld } from "@/lib/calendar";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";

/** The way to take back what was recorded by mistake: what will happen, and why it is done. */
export async function ReverseDonation({ view }: { view: DonationView }) {
  const t = await getTranslations("workspace.reverse");
  const { donation, organizationSlug, certificates } = view;
  const amount = formatRand(donation.amountCents);
  const live = certificates.find(({ isLive }) => isLive);
  return (
    <ReverseDialog
      organizationSlug={organizationSlug}
      donationId={donation.id}
      words={{
        open: t("open"),
        title: t("title", { amount }),
        subject: t("subject", { donor: donation.donorName, day: formatDayHeld(donation.givenOn) }),
        close: t("close"),
        reason: t("reason"),
        reasonHelp: t("reasonHelp"),
        next: t("next"),
        keep: t("keep"),
        act: t(live ? "actWithCertificate" : "act"),
        ...(await actWords()),
        busy: t("busy"),
      }}
      will={
        <>
          {live && (
            <li>
              <Glyph name="file-x" />
              <span>{t("certificateEnds", { number: live.number })}</span>
            </li>
          )}
          <li>
            <Glyph name="scale" />
            <span>{t("ledger", { amount })}</span>
          </li>
          <li>
            <Glyph name="history" />
            <span>{t("stays")}</span>
          </li>
          <li>
            <Glyph name="mail-x" />
            <span>{t("noMail")}</span>
          </li>
        </>
      }
    />
  );
}
