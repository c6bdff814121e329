import { getTranslations } from "next-intl/server";
import { Note } from "@/lib/ui/note";

const said = ["suspended", "reopened", "replayed", "replayed-all", "checking", "comparing"] as const;

/** What the reader just did, as the address says; nothing where it names no act of ours. */
export async function Did({ did, count }: { did: string | undefined; count?: string }) {
  const t = await getTranslations("operator.did");
  const done = said.find((each) => each === did);
  return (
    <div role="status">
      {done && (
        <Note icon="check" tone="leaf">
          {t(done, { count: Number(count) || 0 })}
        </Note>
      )}
    </div>
  );
}
