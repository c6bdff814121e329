import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { env } from "@/lib/env";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aGift, anIssuer, asOwner, nkosi } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const columns = {
  donation_tax_details: "details_ciphertext",
  payment_accounts: "passphrase_ciphertext",
  tax_certificates: "snapshot_ciphertext",
};
const aKey = () => randomBytes(32).toString("base64");
const fresh = `fresh:${aKey()}`;
let database: TestDatabase;
let original: string;

beforeAll(async () => {
  database = await openTestDatabase();
  original = env().NIKA_ENCRYPTION_KEYS;
  const issuer = await anIssuer(database, "ukukhanya");
  const issued = await issueCertificate(issuer.system, await aGift(issuer), new Date());
  const kept = await keepPayfastAccount(issuer.member, {
    merchantId: "10000100",
    merchantKey: "46f0cd694581a",
    passphrase: "jt7NOE43FZPn",
  });
  expect([issued.ok, kept.ok]).toEqual([true, true]);
});
afterAll(closePools);

function rotate(keys: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/db/rotate-keys.ts"], {
      env: { ...process.env, NIKA_ENCRYPTION_KEYS: keys },
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ code, output }));
  });
}

async function sealed(): Promise<string[]> {
  const select = Object.entries(columns).map(([table, column]) => `select ${column} as text from ${table}`);
  const rows = await asOwner(database, select.join(" union all "));
  return rows.map(({ text }) => text).sort();
}

const keyIds = async () => new Set((await sealed()).map((text) => text.split(".")[0]));

test("without the old key nothing is changed, and the run says so and fails", async () => {
  const before = await sealed();
  expect(before).toHaveLength(3);
  const { code, output } = await rotate(fresh);
  expect(code).toBe(1);
  expect(output).toContain("tax_certificates.snapshot_ciphertext: 0 encrypted anew, 1 NOT READABLE");
  expect(await sealed()).toEqual(before);
});

test("everything goes under the first key, an issued certificate's facts included, and a second run finds nothing", async () => {
  const first = await rotate(`${fresh},${original}`);
  expect(first.output).toContain("the others can be taken out");
  expect(first.code).toBe(0);
  for (const [table, column] of Object.entries(columns))
    expect(first.output).toContain(`${table}.${column}: 1 encrypted anew`);
  expect(await keyIds()).toEqual(new Set(["fresh"]));
  const rotated = await sealed();
  expect((await rotate(fresh)).code).toBe(0);
  expect(await sealed()).toEqual(rotated);
  for (const secret of [nkosi.identityNumber!, nkosi.name, "jt7NOE43FZPn"])
    expect(first.output).not.toContain(secret);
});

test("the values are the same: taken back under the old key, the product issues and reads as before", async () => {
  const { code } = await rotate(`${original},${fresh}`);
  expect(code).toBe(0);
  expect(await keyIds()).toEqual(new Set([original.split(":")[0]]));
  const { decrypt } = await import("@/lib/encryption");
  const [row] = await asOwner(database, "select organization_id, snapshot_ciphertext from tax_certificates");
  const place = { organizationId: row.organization_id, column: "tax_certificates.snapshot" } as const;
  expect(JSON.parse(decrypt(row.snapshot_ciphertext, place)).donor.name).toBe(nkosi.name);
});
