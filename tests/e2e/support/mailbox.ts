import { expect } from "@playwright/test";
import { stackFacts } from "./stack-facts";

export type Mail = { subject: string; html: string; text?: string };

/** Waits for the mail to `address` whose subject matches. */
export async function mailTo(address: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    found = (await mailsTo(address)).find((mail) => subject.test(mail.subject));
    expect(found, `a mail to ${address} about ${subject}`).toBeDefined();
  }).toPass({ timeout: 60_000, intervals: [500] });
  return found!;
}

async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${stackFacts().emulators.mail}/messages?to=${encodeURIComponent(address)}`);
  return (await response.json()) as Mail[];
}

/** The address behind a mail's button or link with these words. */
export function linkIn(mail: Mail, words: RegExp): string {
  const links = [...mail.html.matchAll(/<a\b[^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)];
  const link = links.find(([, , text]) => words.test(text!.replace(/<[^>]+>/g, " ")));
  if (!link)
    throw new Error(`no link ${words} in "${mail.subject}": ${links.map(([, , text]) => text).join(" | ")}`);
  return link[1]!.replaceAll("&amp;", "&");
}
