import { getTranslations } from "next-intl/server";
import { calendarDateOf, formatDayHeld } from "@/lib/calendar";
import type { RegisterRow } from "@/lib/certificates/views";

/** Why a certificate ended, in words: a person's own, or that the money went back. */
export async function reasonWords(reason: string | null): Promise<string> {
  const t = await getTranslations("certificates.register");
  return reason === "money-went-back" ? t("moneyWentBack") : (reason ?? "");
}

/** How a certificate ended, on one line; null while it counts. */
export async function endingWords({ ending, replacedBy }: RegisterRow): Promise<string | null> {
  if (!ending) return null;
  const t = await getTranslations("certificates.register");
  const day = formatDayHeld(calendarDateOf(ending.at));
  return [
    replacedBy && t("replacedBy", { number: replacedBy.number }),
    ending.by ? t("endedBy", { day, name: ending.by }) : t("ended", { day }),
    await reasonWords(ending.reason),
  ]
    .filter(Boolean)
    .join(" · ");
}
