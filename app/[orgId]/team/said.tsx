import { getTranslations } from "next-intl/server";
import team from "@/lib/messages/en/team.json";
import { Note } from "@/lib/ui/note";

/** What was just done, as the address says. */
export async function Said({ did }: { did: string | string[] | undefined }) {
  if (typeof did !== "string" || !Object.hasOwn(team.did, did)) return null;
  const t = await getTranslations("team.did");
  return (
    <div role="status">
      <Note icon="check" tone="leaf">
        {t(did as keyof typeof team.did)}
      </Note>
    </div>
  );
}
