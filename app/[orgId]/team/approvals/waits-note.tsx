import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ApprovalView } from "@/lib/certificates/list-approvals";
import { Note } from "@/lib/ui/note";

type Props = { approval: ApprovalView | undefined; organizationSlug: string };

/** On what an act is about: that it waits for a second person. */
export async function WaitsNote({ approval, organizationSlug }: Props) {
  if (!approval) return null;
  const t = await getTranslations("approvals");
  return (
    <Note icon="users" tone="amber">
      {t(`waits.${approval.act}`, { name: approval.requesterName })}{" "}
      <Link href={`/${organizationSlug}/team/approvals`}>{t("toApprovals")}</Link>
    </Note>
  );
}
