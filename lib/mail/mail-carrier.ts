import { Resend } from "resend";
import { env } from "@/lib/env";

/** The mail service and the address we send from. */
export type MailCarrier = { resend: Resend; from: string };

let cached: MailCarrier | undefined;

/** The installation's own, from the environment. */
export function ourCarrier(): MailCarrier {
  cached ??= openCarrier();
  return cached;
}

function openCarrier(): MailCarrier {
  const { RESEND_API_KEY, RESEND_URL, MAIL_FROM } = env();
  return { resend: new Resend(RESEND_API_KEY, RESEND_URL ? { baseUrl: RESEND_URL } : {}), from: MAIL_FROM };
}
