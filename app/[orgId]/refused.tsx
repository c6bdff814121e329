import { getTranslations } from "next-intl/server";
import type workspace from "@/lib/messages/en/workspace.json";
import type { Member } from "@/lib/tenancy/actor";
import { noteRefusal } from "@/lib/tenancy/note-refusal";
import { Empty } from "@/lib/ui/workspace/empty";

type Props = { member: Member; permission: keyof (typeof workspace)["permission"] };

/** Drawn in place of a page that the reader's role does not include; says who can grant it. */
export async function Refused({ member, permission }: Props) {
  noteRefusal(member, permission);
  const t = await getTranslations("workspace");
  const what = t(`permission.${permission}`);
  return (
    <Empty name={permission} title={t("refused.title")} isPage>
      {member.organizationStatus === "suspended"
        ? t("refused.suspended", { organization: member.organizationName })
        : t("refused.body", { organization: member.organizationName, permission: what })}
    </Empty>
  );
}
