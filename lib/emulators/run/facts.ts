import { existsSync, readFileSync } from "node:fs";
import { address, type Service } from "./environment";
import type { Ports } from "./ports";

/** What the seed made, in the file that it is told to write. */
type Seeded = {
  organizations: { name: string; slug: string; id: string; clerkId: string; campaigns: string[] }[];
  accounts: { email: string; password: string; organization: string | null; role: string }[];
};

/** `.local/demo.json`, for scripts; an emulator that a real service replaced is null. */
export type Facts = Seeded & {
  web: string;
  emulators: Record<"clerk" | "payfast" | "s3" | "mail", string | null>;
  database: Record<"web" | "worker" | "owner", string>;
  secrets: { clerkWebhook: string };
  pid: number;
};

export function factsOf(
  ports: Ports,
  variables: Record<string, string>,
  emulated: Set<Service>,
  seedFile: string,
): Facts {
  const emulator = (service: keyof Facts["emulators"]) =>
    emulated.has(service) ? address(ports[service]) : null;
  const seeded: Seeded = existsSync(seedFile)
    ? JSON.parse(readFileSync(seedFile, "utf8"))
    : { organizations: [], accounts: [] };
  return {
    web: address(ports.web),
    emulators: {
      clerk: emulator("clerk"),
      payfast: emulator("payfast"),
      s3: emulator("s3"),
      mail: emulator("mail"),
    },
    database: {
      web: variables.DATABASE_URL!,
      worker: variables.DATABASE_URL_WORKER!,
      owner: variables.DATABASE_URL_OWNER!,
    },
    organizations: seeded.organizations,
    accounts: seeded.accounts,
    secrets: { clerkWebhook: variables.CLERK_WEBHOOK_SIGNING_SECRET! },
    pid: process.pid,
  };
}
