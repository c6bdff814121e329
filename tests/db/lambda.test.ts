import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPaper } from "@/lib/certificates/read-paper";
import { createFund } from "@/lib/giving/create-fund";
import { recordDonation } from "@/lib/giving/record-donation";
import { bundleLambda } from "@/lib/jobs/lambda/bundle";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { aGift, anIssuer, asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";
import { withPdf } from "@/tests/support/pdf-tools";
import { openPost, openStorage } from "@/tests/support/stand-ins";

let folder: string;
let post: Awaited<ReturnType<typeof openPost>>;
let owner: Member;
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await openStorage();
  post = await openPost();
  owner = await theMember(await anOrganization("ubuntu-literacy"));
  folder = await mkdtemp(join(tmpdir(), "nika-lambda-"));
  await bundleLambda(folder);
});

afterAll(async () => {
  await closePools();
  await rm(folder, { recursive: true });
});

/** Calls the bundle as Lambda does: from its own folder, with nothing of the project around it. */
function call(event: object): Promise<{ code: number | null; output: string }> {
  const script = `const { handler } = await import("./index.mjs"); await handler(${JSON.stringify(event)});`;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("close", (code) => resolve({ code, output }));
  });
}

test("the bundle for Lambda does the jobs that wait, ends when they are done, and logs no personal data", async () => {
  const fund = await createFund(owner, { name: "General", isSection18aEligible: false });
  if (!fund.ok) throw new Error(fund.reason);
  await recordDonation(owner, {
    formKey: newId(),
    donor: { kind: "person", displayName: "Thandi Nkosi", firstName: "Thandi", email: "thandi@example.org" },
    fundId: fund.fundId,
    method: "cash",
    amountCents: 50_000,
    receivedOn: "2026-11-19",
    wantsCertificate: false,
    sendsThanks: true,
  });
  const { code, output } = await call({ seconds: 30, idleSeconds: 1 });
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('"outcome":"sent"') });
  expect(await post.to("thandi@example.org")).toHaveLength(1);
  expect(output).not.toMatch(/thandi|nkosi/i);
});

test("the bundle carries the fonts: a gift becomes a stored certificate and a mail to its donor", async () => {
  const issuer = await anIssuer(database, "ukukhanya");
  await aGift(issuer, {
    donor: { kind: "person", displayName: "Thandi Nkosi", email: "thandi@nkosi.example" },
  });
  const { code, output } = await call({ seconds: 40, idleSeconds: 2 });
  expect(code, output).toBe(0);
  const [row] = await asOwner(database, "select * from tax_certificates where organization_id = $1", [
    issuer.id,
  ]);
  expect(row, output).toMatchObject({
    status: "issued",
    pdf_sha256: expect.any(String),
    mailed_at: expect.any(Date),
  });
  const paper = await readPaper({
    organizationId: issuer.id,
    id: row.id,
    number: row.number,
    pdfSha256: row.pdf_sha256,
  });
  await withPdf(paper.bytes, async (pdf) => expect(await pdf.text()).toContain("Thandi Nkosi"));
  expect(await post.to("thandi@nkosi.example")).toMatchObject([
    { subject: expect.stringContaining(row.number) },
  ]);
  expect(output).not.toMatch(/thandi|nkosi|jacaranda/i);
});

test("the deployment names every variable that the worker refuses to start without", async () => {
  const template = await readFile("lib/jobs/lambda/template.yaml", "utf8");
  const refused = await import("@/lib/env").then(({ parseEnv }) => {
    try {
      parseEnv({}, "DATABASE_URL_WORKER");
    } catch (error) {
      return (error as Error).message;
    }
  });
  const needed = [...(refused ?? "").matchAll(/^ {2}([A-Z0-9_]+) is missing$/gm)].map(([, name]) => name);
  expect(needed.length).toBeGreaterThan(10);
  for (const name of needed) expect(template).toMatch(new RegExp(`^ +${name}: `, "m"));
});
