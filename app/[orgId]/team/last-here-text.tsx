import { getTranslations } from "next-intl/server";
import { lastHere } from "@/app/[orgId]/team/last-here";

export async function LastHereText({ seenAt, now }: { seenAt: Date | null; now: Date }) {
  const t = await getTranslations("team.list");
  const seen = lastHere(seenAt, now);
  const text =
    seen.key === "day"
      ? seen.day
      : seen.key === "today" || seen.key === "yesterday"
        ? t(seen.key, { time: seen.time })
        : t(seen.key);
  return seenAt ? <time dateTime={seenAt.toISOString()}>{text}</time> : text;
}
