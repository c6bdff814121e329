import { z } from "zod";

export const invitationsLimit = 20;

const address = z.string().max(254).pipe(z.email());

/** Addresses as people type or paste them: apart by blanks, commas, semicolons or lines, `Name <address>` too; each once. */
export function readAddresses(typed: string): { emails: string[]; malformed: string[] } {
  const words = typed
    .normalize("NFC")
    .replace(/[^\s,;<>]+(?:\s+[^\s,;<>@]+)*\s*<([^<>]*)>/g, " $1 ")
    .split(/[\s,;<>]+/)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  const each = [...new Set(words)];
  const isAddress = (word: string) => address.safeParse(word).success;
  return { emails: each.filter(isAddress), malformed: each.filter((word) => !isAddress(word)) };
}
