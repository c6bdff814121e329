import { getTranslations } from "next-intl/server";
import { calendarDateOf, formatDay } from "@/lib/calendar";
import { type DonorDetail, donorLanguages } from "@/lib/giving/donor-views";
import { Card } from "@/lib/ui/workspace/card";
import { Facts } from "@/lib/ui/workspace/facts";

/** How to reach a donor, and in which language. */
export async function DonorFacts({ donor }: { donor: DonorDetail }) {
  const t = await getTranslations("donors");
  const language = donorLanguages.find((known) => known === donor.language);
  const notGiven = <span className="faint">{t("profile.notGiven")}</span>;
  return (
    <Card title={t("profile.facts")}>
      <Facts
        facts={[
          {
            name: t("profile.email"),
            value: donor.email ? <MailLink email={donor.email} /> : notGiven,
          },
          { name: t("profile.phone"), value: donor.phone ?? notGiven, isFigure: true },
          { name: t("profile.language"), value: language ? t(`language.${language}`) : donor.language },
          {
            name: t("profile.news"),
            value: donor.newsConsentAt
              ? t("profile.newsSince", { day: formatDay(calendarDateOf(donor.newsConsentAt)) })
              : t("profile.newsNo"),
          },
        ]}
      />
    </Card>
  );
}

/** A long address breaks before its sign, not within a word. */
function MailLink({ email }: { email: string }) {
  const [name, host] = email.split("@");
  return (
    <a href={`mailto:${email}`}>
      {name}
      <wbr />@{host}
    </a>
  );
}
