import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActDialog } from "@/app/[orgId]/act-dialog";
import { actWords } from "@/app/[orgId]/act-words";
import { approve, sayNo } from "@/app/[orgId]/team/approvals/actions";
import { RefuseDialog } from "@/app/[orgId]/team/approvals/refuse-dialog";
import { formatInstant } from "@/lib/calendar";
import { type ApprovalView, mayDecide } from "@/lib/certificates/list-approvals";
import { formatRand } from "@/lib/money";
import type { Member } from "@/lib/tenancy/actor";

type Props = { member: Member; approval: ApprovalView };

/** What is asked for, by whom and why, and the yes or no of who may. */
export async function OpenApproval({ member, approval }: Props) {
  const t = await getTranslations("approvals");
  const { act, number, donorName, subjectId, requesterName } = approval;
  const amount = formatRand(approval.amountCents);
  const what = t(`what.${act}`, { amount, donor: donorName, number: number ?? "" });
  const place = act === "donation.reverse" ? "donations" : "certificates";
  const isOwn = approval.requestedBy === member.userId;
  return (
    <li className="stack g-3">
      <div>
        <Link className="medium" href={`/${member.organizationSlug}/${place}/${subjectId}`}>
          {what}
        </Link>
        <p className="soft t-sm">
          {isOwn ? t("askedByYou") : t("askedBy", { name: requesterName })} ·{" "}
          {formatInstant(approval.requestedAt)}
        </p>
        <p>{t("because", { reason: approval.reason })}</p>
      </div>
      {mayDecide(member, approval) && (
        <Decide member={member} approval={approval} what={what} isOwn={isOwn} />
      )}
    </li>
  );
}

async function Decide({ member, approval, what, isOwn }: Props & { what: string; isOwn: boolean }) {
  const t = await getTranslations("approvals");
  const common = { ...(await actWords()), keep: t("keep"), close: t("close"), subject: what };
  const no = isOwn ? "takeBack" : "refuse";
  return (
    <div className="row g-2">
      {isOwn ? (
        <span className="soft t-sm">{t("own")}</span>
      ) : (
        <ActDialog
          act={approve.bind(null, member.organizationSlug, approval.id)}
          look="primary"
          words={{ ...common, open: t("approve"), title: t("approveTitle"), follows: t("follows") }}
          will={[t(`will.${approval.act}`), t("willBeYours")]}
        />
      )}
      <RefuseDialog
        act={sayNo.bind(null, member.organizationSlug, approval.id)}
        words={{
          ...common,
          open: t(no),
          title: t(`${no}Title`),
          reason: t("reason"),
          reasonHelp: t(`${no}Help`),
        }}
      />
    </div>
  );
}
