import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { refusalWords } from "@/app/[orgId]/certificates/refusal-words";
import { formatDayHeld } from "@/lib/calendar";
import type { WaitingDonation } from "@/lib/certificates/list-waiting-donations";
import { formatRand } from "@/lib/money";
import { Glyph } from "@/lib/ui/glyph";

type Props = {
  rows: WaitingDonation[];
  organizationSlug: string;
  /** What can be done about a donation that nothing stands in the way of. */
  actionFor?: (row: WaitingDonation) => ReactNode;
};

/** Donations that wait for a certificate, each with the first thing to mend and the screen that mends it. */
export async function WaitingRows({ rows, organizationSlug, actionFor }: Props) {
  const t = await getTranslations("certificates.waiting");
  return (
    <ul className="rows waits">
      {
        await Promise.all(
          rows.map(async (row) => (
            <li key={row.id}>
              <span className={row.refusal ? "wait-mark" : "wait-mark ready"}>
                <Glyph name={row.refusal ? "triangle-alert" : "check"} size="sm" />
              </span>
              <span className="grow">
                <b className="medium">{row.donorName}</b>{" "}
                <span className="num nowrap">{formatRand(row.amountCents)}</span>{" "}
                <span className="faint num">
                  {row.receivedOn && `${formatDayHeld(row.receivedOn)}\u00a0· `}
                  {row.fundName}
                </span>
                <span className="soft block">
                  {row.refusal ? await refusalWords(row.refusal) : t("ready")}
                </span>
              </span>
              {(!row.refusal && actionFor?.(row)) || (
                <Link className="btn sm" href={mendingPlace(row, organizationSlug)}>
                  {t(row.refusal?.reason === "fund-not-eligible" ? "fund" : "donation")}
                </Link>
              )}
            </li>
          )),
        )
      }
    </ul>
  );
}

function mendingPlace({ id, fundId, refusal }: WaitingDonation, organizationSlug: string): string {
  return refusal?.reason === "fund-not-eligible"
    ? `/${organizationSlug}/campaigns/funds/${fundId}`
    : `/${organizationSlug}/donations/${id}`;
}
