import { type ChildProcess, spawn } from "node:child_process";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFund } from "@/lib/giving/create-fund";
import { recordDonation } from "@/lib/giving/record-donation";
import { startWorker } from "@/lib/jobs/start-worker";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { openPost } from "@/tests/support/stand-ins";

let database: TestDatabase;
let post: Awaited<ReturnType<typeof openPost>>;
let owner: Member;

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  post = await openPost();
  owner = await theMember(await anOrganization("ubuntu-literacy"));
});
afterAll(closePools);

async function recordGift(): Promise<void> {
  const fund = await createFund(owner, { name: "General", isSection18aEligible: false });
  if (!fund.ok) throw new Error(fund.reason);
  await recordDonation(owner, {
    formKey: newId(),
    donor: { kind: "person", displayName: "Thandi Nkosi", email: "thandi@example.org" },
    fundId: fund.fundId,
    method: "cash",
    amountCents: 50_000,
    receivedOn: "2026-11-19",
    wantsCertificate: false,
    sendsThanks: true,
  });
}

function startWorkerProcess(): ChildProcess {
  const script = ["--import", "tsx", "lib/jobs/worker.ts"];
  return spawn(process.execPath, script, {
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production" },
  });
}

test("a worker killed between sending a mail and noting it leaves one mail, and the next worker notes it", {
  timeout: 120_000,
}, async () => {
  const admin = new pg.Client(database.urls.owner);
  await admin.connect();
  const mail = async () => (await admin.query("select status, attempts from outgoing_mails")).rows[0];
  await post.fault("slow", { seconds: 60 });
  await recordGift();
  const first = startWorkerProcess();
  await expect.poll(() => post.to("thandi@example.org"), { timeout: 30_000, interval: 50 }).toHaveLength(1);
  first.kill("SIGKILL");
  expect(await mail()).toEqual({ status: "waiting", attempts: 1 });
  const second = await startWorker();
  await expect.poll(mail, { timeout: 60_000, interval: 200 }).toEqual({ status: "sent", attempts: 2 });
  await second.stop();
  await admin.end();
  expect(await post.to("thandi@example.org")).toHaveLength(1);
});
