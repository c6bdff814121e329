import { getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/calendar";
import { senderAddress } from "@/lib/mail/sender-address";
import type { Member } from "@/lib/tenancy/actor";
import { findSuspension } from "@/lib/tenancy/find-suspension";
import { Note } from "@/lib/ui/note";

/** Over every page of a suspended organisation: since when and why, what goes on, and whom to ask. */
export async function SuspendedNote({ member }: { member: Member }) {
  const suspension = await findSuspension(member);
  const t = await getTranslations("workspace.suspended");
  const address = senderAddress();
  return (
    <Note icon="ban" tone="danger">
      <b className="medium">
        {suspension
          ? t("title", { organization: member.organizationName, at: formatInstant(suspension.suspendedAt) })
          : t("titleOnly", { organization: member.organizationName })}
      </b>
      {suspension && <p>{t("reason", { reason: suspension.reason })}</p>}
      <p>{t("what")}</p>
      <p>
        {t("ask")} <a href={`mailto:${address}`}>{address}</a>
      </p>
    </Note>
  );
}
