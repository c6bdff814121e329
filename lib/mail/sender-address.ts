import { env } from "@/lib/env";

/** The address that Nika's mails come from, without its name: where the operator of the installation is reached. */
export const senderAddress = (): string =>
  /<([^<>]+)>\s*$/.exec(env().MAIL_FROM)?.[1] ?? env().MAIL_FROM.trim();
