import { getRequestConfig } from "next-intl/server";
import { messages } from "@/lib/messages/en";

/** English only for now; a locale is added as a folder beside lib/messages/en. */
export default getRequestConfig(async () => ({
  locale: "en-ZA",
  timeZone: "Africa/Johannesburg",
  messages,
}));
