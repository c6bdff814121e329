import type { Wire } from "./database-proxy";

// Where a process is killed: at a statement that the database is kept from answering, or at an answer that a stand-in
// keeps back. The product knows nothing of it.

export type KillPoint =
  | { name: string; wire: Wire }
  /** `done`: the stand-in has done what was asked and keeps its answer back. Otherwise it never did it. */
  | { name: string; service: "s3" | "mail" | "payfast"; route?: string; done: boolean }
  | { name: string; afterMilliseconds: number };

const worker = (name: string, on: Wire["on"], matching: RegExp, act: Wire["act"], nth = 1): KillPoint => ({
  name,
  wire: { login: "nika_worker", on, matching, act, nth },
});

export const workerPoints: KillPoint[] = [
  worker("after inbox, before it is read", "statement", /from "payfast_notifications"/, "hold-before"),
  { name: "after inbox, while PayFast is asked", service: "payfast", route: "validate", done: true },
  worker("after ledger, before totals", "statement", /into "daily_totals"/, "hold-before"),
  worker("after ledger, at its commit", "commit", /into "transactions"/, "hold-before"),
  worker("after ledger, committed, not yet told", "commit", /into "transactions"/, "hold-after"),
  worker(
    "while the history is confirmed",
    "statement",
    /update "payments" set .*"confirmed_at" =/,
    "hold-before",
  ),
  worker(
    "receipt confirmed, not yet told",
    "commit",
    /update "payments" set .*"confirmed_at" =/,
    "hold-after",
  ),
  worker("after number, before its certificate", "statement", /into "tax_certificates"/, "hold-before"),
  worker("after number, at its commit", "commit", /app\.take_number/, "hold-before"),
  worker("after number, committed, not yet told", "commit", /app\.take_number/, "hold-after"),
  { name: "before PUT arrives", service: "s3", route: "PUT", done: false },
  { name: "after PUT, not yet told", service: "s3", route: "PUT", done: true },
  worker("before mark", "statement", /update "tax_certificates" set .*"pdf_sha256" =/, "hold-before"),
  worker("at mark's commit", "commit", /update "tax_certificates" set .*"pdf_sha256" =/, "hold-before"),
  worker(
    "after mark, not yet told",
    "commit",
    /update "tax_certificates" set .*"pdf_sha256" =/,
    "hold-after",
  ),
  worker(
    "before mail, not yet taken up",
    "statement",
    /update "outgoing_mails" set .*"attempts" =/,
    "hold-before",
  ),
  { name: "before mail, not yet arrived", service: "mail", done: false },
  { name: "after mail, not yet told", service: "mail", done: true },
  worker(
    "after mail, before it is noted",
    "statement",
    /update "outgoing_mails" set .*"status" =/,
    "hold-before",
  ),
  worker(
    "after mail, noted, not yet told",
    "commit",
    /update "outgoing_mails" set .*"status" =/,
    "hold-after",
  ),
];

const web = (
  name: string,
  on: Wire["on"],
  matching: RegExp,
  act: Wire["act"],
  within?: RegExp,
): KillPoint => ({
  name,
  wire: { login: "nika_web", on, matching, act, within, nth: 1 },
});

const payfastInbox = /into "payfast_notifications"/;
const clerkInbox = /into "clerk_events"/;
const job = /insert into pgboss/i;

export const webPoints: KillPoint[] = [
  web("before PayFast's inbox", "statement", payfastInbox, "hold-before"),
  web("in PayFast's inbox, before its job", "statement", job, "hold-before", payfastInbox),
  web("at the commit of PayFast's inbox", "commit", payfastInbox, "hold-before"),
  web("after PayFast's inbox, not yet told", "commit", payfastInbox, "hold-after"),
  web("before Clerk's inbox", "statement", clerkInbox, "hold-before"),
  web("in Clerk's inbox, before its job", "statement", job, "hold-before", clerkInbox),
  web("at the commit of Clerk's inbox", "commit", clerkInbox, "hold-before"),
  web("after Clerk's inbox, not yet told", "commit", clerkInbox, "hold-after"),
];
