import { createHash } from "node:crypto";
import type { MailSender } from "@/lib/emulators/clerk/mail";
import type { SigningKey } from "@/lib/emulators/clerk/signing-key";
import type { State } from "@/lib/emulators/clerk/state";

/** One Clerk instance: what every act and route works on. */
export type Instance = {
  state: State;
  key: SigningKey;
  issuer: string;
  cookieSuffix: string;
  secretKey: string;
  /** Milliseconds. */
  now(): number;
  /** Returns once the state is on disk. */
  save(): void;
  /** Puts a webhook in the queue, in the same write as the fact it tells. */
  announce(type: string, data: object): void;
  mail: MailSender;
  /** So many wrong passwords or codes lock an account for an hour. */
  lockAfter: number;
  /** Handshakes the server has yet to fetch; they live a minute, so not on disk. */
  handshakes: Map<string, string[]>;
};

/** `https://` and the host that the publishable key names; session tokens carry it. */
export function issuerOf(publishableKey: string): string {
  const host = Buffer.from(publishableKey.split("_")[2] ?? "", "base64")
    .toString()
    .replace(/\$$/, "");
  if (!publishableKey.startsWith("pk_test_") || !host.includes("."))
    throw new Error("The Clerk stand-in needs a pk_test_ key that names a host with a dot.");
  return `https://${host}`;
}

/** Clerk ends its cookies' names with the first letters of the key's hash. */
export function cookieSuffixOf(publishableKey: string): string {
  const hash = createHash("sha1").update(publishableKey).digest("base64");
  return hash.replaceAll("+", "-").replaceAll("/", "_").slice(0, 8);
}

/** Moves `updatedAt` on, always: a mirror compares it to tell the newer of two events. */
export function touch(instance: Instance, record: { updatedAt: number }): void {
  record.updatedAt = Math.max(instance.now(), record.updatedAt + 1);
}
