import { createTranslator } from "use-intl/core";
import { messages } from "@/lib/messages/en";

/** The words of all mails; outside Next, because the worker writes most of them. English only for now. */
export function mailTexts() {
  return createTranslator({ locale: "en-ZA", timeZone: "Africa/Johannesburg", messages, namespace: "mail" });
}
