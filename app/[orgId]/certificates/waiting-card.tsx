import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { RegisterView } from "@/app/[orgId]/certificates/register";
import { WaitingRows } from "@/app/[orgId]/certificates/waiting-rows";
import { formatRand } from "@/lib/money";
import { Badge } from "@/lib/ui/badge";
import { Glyph } from "@/lib/ui/glyph";
import { Card } from "@/lib/ui/workspace/card";

type Props = { waiting: NonNullable<RegisterView["waiting"]>; organizationSlug: string };

/** The newest donations whose donors asked for a certificate and have none. */
export async function WaitingCard({ waiting: { tally, rows }, organizationSlug }: Props) {
  const t = await getTranslations("certificates.waiting");
  if (tally.count === 0) {
    return (
      <Card title={t("title")} lined>
        <div className="empty">
          <Glyph name="circle-check" size="lg" />
          <b className="medium">{t("none")}</b>
          <p>{t("noneDetail")}</p>
        </div>
      </Card>
    );
  }
  const badge = (
    <Badge icon="hourglass" tone="amber">
      {t("count", { count: tally.count })} · {formatRand(tally.sumCents)}
    </Badge>
  );
  return (
    <Card title={t("title")} aside={badge} lined>
      <WaitingRows rows={rows} organizationSlug={organizationSlug} />
      <div className="pager">
        <Link className="btn sm" href={`/${organizationSlug}/certificates/waiting`}>
          {t("all", { count: tally.count })}
          <Glyph name="chevron-right" size="sm" />
        </Link>
      </div>
    </Card>
  );
}
