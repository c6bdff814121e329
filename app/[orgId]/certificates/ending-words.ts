import { calendarDateOf, formatDayHeld } from "@/lib/calendar";
import type { RegisterRow } from "@/lib/certificates/views";
import type { Words } from "@/lib/i18n/words";

export type RegisterWords = Words<"certificates.register">;

/** Why a certificate ended, in words: a person's own, or that the money went back. */
export function reasonWords(reason: string | null, t: RegisterWords): string {
  return reason === "money-went-back" ? t("moneyWentBack") : (reason ?? "");
}

/** How a certificate ended, on one line; null while it counts. */
export function endingWords({ ending, replacedBy }: RegisterRow, t: RegisterWords): string | null {
  if (!ending) return null;
  const day = formatDayHeld(calendarDateOf(ending.at));
  return [
    replacedBy && t("replacedBy", { number: replacedBy.number }),
    ending.by ? t("endedBy", { day, name: ending.by }) : t("ended", { day }),
    reasonWords(ending.reason, t),
  ]
    .filter(Boolean)
    .join(" · ");
}
