import { createHash } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Emulator } from "@/lib/emulators/emulator";
import { startS3 } from "@/lib/emulators/s3/server";
import { newId } from "@/lib/new-id";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import { findPayfastAccount } from "@/lib/payments/payfast-account";
import type { Member } from "@/lib/tenancy/actor";
import { addColleague } from "@/lib/tenancy/add-colleague";
import { createAccount } from "@/lib/tenancy/create-account";
import { decideOnLetter } from "@/lib/tenancy/decide-on-letter";
import { finishOnboarding } from "@/lib/tenancy/finish-onboarding";
import { handInLetter } from "@/lib/tenancy/hand-in-letter";
import { listOrganizations } from "@/lib/tenancy/list-organizations";
import { listMyOrganizations } from "@/lib/tenancy/my-organizations";
import { openLetter } from "@/lib/tenancy/open-letter";
import type { Operator } from "@/lib/tenancy/operator";
import { prepareLetterUpload } from "@/lib/tenancy/prepare-letter-upload";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools, NotEntered, withTenant } from "@/lib/tenancy/with-tenant";
import { openTestClerk } from "@/tests/support/clerk";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

describe("an organisation from sign-up to approval", () => {
  let database: TestDatabase;
  let clerk: Awaited<ReturnType<typeof openTestClerk>>;
  let s3: Emulator;
  let reader: pg.Pool;
  let owner: Member;
  let admin: Member;
  let colleague: Member;
  let operator: Operator;
  let letterKey: string;
  const slug = "ukukhanya";

  const rows = async (text: string, values: unknown[] = []) => (await reader.query(text, values)).rows;
  const account = (name: string, isOnboarded = false) =>
    createAccount({
      email: `${name}@ukukhanya.example`,
      password: "a good password",
      firstName: name,
      lastName: "Example",
      isOnboarded,
    });
  const enter = (clerkId: string) => {
    const actor = { kind: "member", clerkId, organizationSlug: slug } as const;
    return withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: true }));
  };
  const details = {
    id: newId(),
    slug,
    registeredName: "Ukukhanya Literacy Trust",
    tradingName: "Ukukhanya Literacy",
    pboNumber: "930 074 218",
    npoNumber: "",
    addressLine1: "14 Ixia Lane",
    addressLine2: "Scottsville",
    town: "Pietermaritzburg",
    postalCode: "3201",
    signatoryName: "Nomvula Dube",
    signatoryTitle: "Treasurer",
    contactEmail: "Office@ukukhanya.example",
    contactPhone: "033 555 0142",
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    clerk = await openTestClerk();
    s3 = await startS3({
      port: 0,
      folder: mkdtempSync(join(tmpdir(), "nika-s3-")),
      accessKeyId: process.env.S3_ACCESS_KEY_ID!,
      secretAccessKey: process.env.S3_SECRET_ACCESS_KEY!,
      bucket: process.env.S3_BUCKET!,
    });
    process.env.S3_ENDPOINT = s3.url;
    reader = new pg.Pool({ connectionString: database.urls.superuser, max: 2 });
  });
  afterAll(async () => {
    await reader.end();
    await clerk.close();
    await s3.close();
    await closePools();
  });

  it("is registered by a signed-in person, who owns it", async () => {
    const clerkId = await account("nomvula");
    expect(await registerOrganization({ clerkId }, details)).toEqual({
      ok: true,
      organizationId: details.id,
      slug,
    });
    owner = await enter(clerkId);
    expect(owner).toMatchObject({ roleName: "Owner", organizationName: "Ukukhanya Literacy" });
    expect(await rows("select * from organization_tax_details")).toMatchObject([
      { pbo_number: "930074218", npo_number: null, approval: "letter-missing" },
    ]);
    expect(await rows("select contact_email, contact_phone from organization_profiles")).toEqual([
      { contact_email: "office@ukukhanya.example", contact_phone: "+27335550142" },
    ]);
  });

  it("gets colleagues, each with a role that nobody grants beyond their own", async () => {
    const [adminId, colleagueId] = [await account("sizwe"), await account("anna")];
    expect(await addColleague(owner, { clerkId: adminId, roleKey: "admin" })).toMatchObject({ ok: true });
    expect(await addColleague(owner, { clerkId: adminId, roleKey: "admin" })).toMatchObject({ ok: true });
    admin = await enter(adminId);
    expect(admin.roleName).toBe("Admin");
    expect(await addColleague(admin, { clerkId: colleagueId, roleKey: "owner" })).toEqual({
      ok: false,
      reason: "more-than-own",
    });
    await expect(enter(colleagueId)).rejects.toBeInstanceOf(NotEntered);
    expect(await addColleague(admin, { clerkId: colleagueId, roleKey: "member" })).toMatchObject({
      ok: true,
    });
    colleague = await enter(colleagueId);
    expect(await addColleague(colleague, { clerkId: adminId, roleKey: "viewer" })).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await rows("select 1 from audit_events where action = 'colleague.added'")).toHaveLength(2);
    const inClerk = await clerk.api.users.getOrganizationMembershipList({ userId: colleagueId });
    expect(inClerk.data.map(({ role }) => role)).toEqual(["org:member"]);
  });

  it("keeps its PayFast passphrase encrypted, and only the owner changes it", async () => {
    const input = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
    expect(await keepPayfastAccount(admin, input)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await keepPayfastAccount(owner, { ...input, passphrase: "first-passphrase" })).toEqual({
      ok: true,
    });
    expect(await keepPayfastAccount(owner, input)).toEqual({ ok: true });
    const stored = await rows("select * from payment_accounts");
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain(input.passphrase);
    const found = await withTenant({ kind: "visitor", organizationSlug: slug }, (tx) =>
      findPayfastAccount(tx, owner.organizationId),
    ).catch((error) => error);
    expect(found).toBeInstanceOf(NotEntered);
    await finishOnboarding(owner);
    const visible = await withTenant({ kind: "visitor", organizationSlug: slug }, (tx) =>
      findPayfastAccount(tx, owner.organizationId),
    );
    expect(visible).toEqual(input);
  });

  it("is open to the world and to its owner once onboarding is finished", async () => {
    await finishOnboarding(owner);
    expect(await listMyOrganizations(owner.clerkId)).toMatchObject([
      { slug, status: "active", isMember: true },
    ]);
    expect((await clerk.api.users.getUser(owner.clerkId)).publicMetadata).toEqual({
      onboardingComplete: true,
    });
    expect(await rows("select 1 from audit_events where action = 'organization.opened'")).toHaveLength(1);
  });

  const letter = Buffer.from("%PDF-1.7 a letter of SARS");
  const described = (bytes: Uint8Array, contentType = "application/pdf") => ({
    contentType: contentType as "application/pdf",
    sizeBytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const send = (upload: { url: string; method: string; headers: Record<string, string> }, body: Uint8Array) =>
    fetch(upload.url, { method: upload.method, headers: upload.headers, body: Buffer.from(body) });

  it("hands in its SARS letter: exactly the bytes that were signed, from those who may", async () => {
    expect(await prepareLetterUpload(colleague, described(letter))).toEqual({
      ok: false,
      reason: "not-permitted",
    });
    expect(await prepareLetterUpload(admin, described(letter, "image/svg+xml"))).toEqual({
      ok: false,
      reason: "type",
    });
    expect(
      await prepareLetterUpload(admin, { ...described(letter), sizeBytes: 5 * 1024 * 1024 + 1 }),
    ).toEqual({
      ok: false,
      reason: "too-large",
    });
    const prepared = await prepareLetterUpload(admin, described(letter));
    if (!prepared.ok) throw new Error(prepared.reason);
    expect(await handInLetter(admin, prepared.key)).toEqual({ ok: false, reason: "not-there" });
    expect((await send(prepared.upload, Buffer.from("%PDF-1.7 another letter!!"))).ok).toBe(false);
    expect((await send(prepared.upload, letter)).ok).toBe(true);
    letterKey = prepared.key;
    expect(await handInLetter(colleague, letterKey)).toEqual({ ok: false, reason: "not-permitted" });
    expect(await handInLetter(admin, letterKey.replace(owner.organizationId, newId()))).toEqual({
      ok: false,
      reason: "not-there",
    });
    expect(await handInLetter(admin, letterKey)).toEqual({ ok: true });
    expect(await handInLetter(admin, letterKey)).toEqual({ ok: true });
    expect(await rows("select approval, letter_key from organization_tax_details")).toEqual([
      { approval: "waiting", letter_key: letterKey },
    ]);
  });

  it("does not take a file that is no PDF, JPEG or PNG, whatever it is called", async () => {
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    const prepared = await prepareLetterUpload(admin, described(page));
    if (!prepared.ok) throw new Error(prepared.reason);
    await send(prepared.upload, page);
    expect(await handInLetter(admin, prepared.key)).toEqual({ ok: false, reason: "type" });
    expect(await rows("select letter_key from organization_tax_details")).toEqual([
      { letter_key: letterKey },
    ]);
  });

  it("is approved by an operator and by nobody else", async () => {
    const clerkId = await account("busi");
    const asOperator = () => {
      const actor = { kind: "operator", clerkId } as const;
      return withTenant(actor, async (_tx, me) => ({ ...(await me()), ...actor, isFresh: true }));
    };
    await expect(asOperator()).rejects.toBeInstanceOf(NotEntered);
    await rows("insert into operators (user_id) select id from users where clerk_id = $1", [clerkId]);
    operator = await asOperator();

    const { organizationId } = owner;
    const forged = { ...operator, clerkId: owner.clerkId } as Operator;
    await expect(
      decideOnLetter(forged, { organizationId, decision: "approved", reason: "" }),
    ).rejects.toBeInstanceOf(NotEntered);
    expect((await listOrganizations(operator)).organizations).toMatchObject([
      { slug, approval: "waiting", pboNumber: "930074218" },
    ]);

    const address = await openLetter(operator, organizationId);
    expect(Buffer.from(await (await fetch(address!)).arrayBuffer())).toEqual(letter);

    expect(await decideOnLetter(operator, { organizationId, decision: "refused", reason: " " })).toEqual({
      ok: false,
      reason: "reason-missing",
    });
    expect(
      await decideOnLetter(operator, { organizationId, decision: "refused", reason: "Page 2 is missing" }),
    ).toEqual({
      ok: true,
    });
    expect(await decideOnLetter(operator, { organizationId, decision: "approved", reason: "" })).toEqual({
      ok: false,
      reason: "not-waiting",
    });
  });

  it("hands in another letter after a refusal, is approved, and stays so", async () => {
    const { organizationId } = owner;
    const whole = Buffer.from("%PDF-1.7 a letter of SARS, both pages");
    const prepared = await prepareLetterUpload(owner, described(whole));
    if (!prepared.ok) throw new Error(prepared.reason);
    await send(prepared.upload, whole);
    expect(await handInLetter(owner, prepared.key)).toEqual({ ok: true });
    expect(await decideOnLetter(operator, { organizationId, decision: "approved", reason: "" })).toEqual({
      ok: true,
    });
    expect(await handInLetter(owner, letterKey)).toEqual({ ok: false, reason: "already-approved" });
    expect(
      await rows("select approval, decided_by is not null as decided from organization_tax_details"),
    ).toEqual([{ approval: "approved", decided: true }]);
    const acts = await rows("select action from audit_events where action like 'letter.%' order by id");
    expect(acts.map(({ action }) => action)).toEqual([
      "letter.handed-in",
      "letter.opened",
      "letter.refused",
      "letter.handed-in",
      "letter.approved",
    ]);
  });
});
