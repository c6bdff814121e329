import { type SQL, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { encrypt } from "@/lib/encryption";
import { env } from "@/lib/env";
import type { CheckoutValues } from "@/lib/giving/checkout-input";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { findGiftStatus } from "@/lib/giving/gift-status";
import { openCheckout } from "@/lib/giving/open-checkout";
import { findPublicCampaign, findPublicOrganization } from "@/lib/giving/public-campaign";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { startCheckout } from "@/lib/giving/start-checkout";
import { countAsPaid, unpaidLimit } from "@/lib/giving/unpaid-checkouts";
import { newId } from "@/lib/new-id";
import { checkoutSignature } from "@/lib/payments/payfast/signature";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, aUser, theMember } from "@/tests/support/cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T08:00:00Z");
const today = "2026-11-20" as never;
const visitor = { kind: "visitor", organizationSlug: "a" } as const;
const payer = { firstName: "Lerato", lastName: "Mokoena", email: "lerato@mokoena.example" };
const plain: CheckoutValues = { sum: "45000", ...payer, email: "Lerato@Mokoena.example" };
const certified: CheckoutValues = {
  ...plain,
  certificate: "yes",
  donorKind: "person",
  identityKind: "sa-id",
  idNumber: "910630 0412 08 3",
  taxReference: "0001 339 050",
  street: "3 Mimosa Close",
  town: "Mpophomeni",
  postalCode: "3291",
  phone: "072 555 0188",
  news: "yes",
};

let owner: Member;
let stranger: Member;
let form: Parameters<typeof startCheckout>[1];

beforeAll(async () => {
  await makeOperator(await openTestDatabase());
  owner = await thatTakesGifts("a");
  stranger = await thatTakesGifts("b");
  await campaign(owner, "books", {});
  await campaign(owner, "plain", { isEligible: false });
  await campaign(owner, "over", { endsOn: "2026-11-19" });
  await campaign(owner, "soon", { startsOn: "2026-11-21" });
  await campaign(owner, "draft", { isPublished: false });
});
beforeEach(() => {
  form = { campaignSlug: "books", formKey: crypto.randomUUID(), values: plain, address: newId() };
});
afterAll(closePools);

/** An approved organisation with its public profile and a PayFast account of its own. */
async function thatTakesGifts(slug: string): Promise<Member> {
  const organization = await anOrganization(slug);
  const member = await theMember(organization);
  const passphrase = encrypt(`salt-of-${slug}`, {
    organizationId: organization.id,
    column: "payment_accounts.passphrase",
  });
  await withTenant(member, async (tx) => {
    await tx.execute(sql`insert into organization_profiles (organization_id, contact_email, contact_phone, created_at, updated_at)
      values (${organization.id}, 'us@example.org', '033 555 0100', now(), now())`);
    await tx.execute(sql`insert into payment_accounts (organization_id, id, provider, environment, merchant_id, merchant_key, passphrase_ciphertext)
      values (${organization.id}, ${newId()}, 'payfast', ${env().PAYFAST_ENVIRONMENT}, '10000100', '46f0cd694581a', ${passphrase})`);
    await tx.execute(sql`insert into organization_tax_details (organization_id, registered_name, pbo_number, address_line1, town, postal_code, signatory_name, signatory_title)
      values (${organization.id}, ${slug}, '930000000', '1 Road', 'Howick', '3290', 'N. N.', 'Chair')`);
  });
  await approve(organization.id);
  return member;
}

async function campaign(
  member: Member,
  slug: string,
  options: { isEligible?: boolean; isPublished?: boolean; startsOn?: string; endsOn?: string },
) {
  const { isEligible = true, isPublished = true, startsOn, endsOn } = options;
  const fund = await createFund(member, { name: slug, isSection18aEligible: isEligible });
  if (!fund.ok) throw new Error(fund.reason);
  const made = await createCampaign(member, {
    fundId: fund.fundId,
    slug,
    title: "Ngubo's books",
    summary: "Books.",
    startsOn,
    endsOn,
  });
  if (!made.ok) throw new Error(made.reason);
  if (isPublished) await publishCampaign(member, made.campaignId);
}

async function makeOperator({ urls }: TestDatabase): Promise<void> {
  await aUser("operator");
  const client = new pg.Client(urls.superuser);
  await client.connect();
  await client.query("insert into operators (user_id) select id from users where clerk_id = 'user_operator'");
  await client.end();
}

async function approve(organizationId: string): Promise<void> {
  await withTenant({ kind: "operator", clerkId: "user_operator" }, async (tx, entered) => {
    const { userId } = await entered();
    await tx.execute(sql`update organization_tax_details set approval = 'approved', decided_at = now(), decided_by = ${userId}
      where organization_id = ${organizationId}`);
  });
}

async function rows(member: Member, query: SQL): Promise<Record<string, unknown>[]> {
  return withTenant(
    member,
    async (tx) => ((await tx.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows,
  );
}

/** Everything a checkout may write, as seen by the organisation. */
async function written(member = owner) {
  const [counts] = await rows(
    member,
    sql`select (select count(*) from donors)::int as donors, (select count(*) from donations)::int as donations,
      (select count(*) from payments)::int as payments, (select count(*) from donation_tax_details)::int as details,
      (select count(*) from audit_events)::int as events`,
  );
  return counts!;
}

async function started(change: Partial<typeof form> = {}) {
  const answer = await startCheckout(visitor, { ...form, ...change }, now);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.token;
}

const theLink = (token: string) => ({ token, organizationSlug: "a", campaignSlug: "books" });

it("a visitor's gift is pending, to be paid, and recorded, and nobody else's books change", async () => {
  const [before, others] = [await written(), await written(stranger)];
  const token = await started();
  expect(await written()).toEqual({
    ...before,
    donors: Number(before.donors) + 1,
    donations: Number(before.donations) + 1,
    payments: Number(before.payments) + 1,
    events: Number(before.events) + 1,
  });
  expect(await written(stranger)).toEqual(others);
  const [gift] = await rows(
    owner,
    sql`select d.status, d.amount_cents::int as cents, d.reference, d.wants_certificate, d.received_on, p.status as payment,
      p.provider_payment_id, o.display_name, o.email, o.phone, o.news_consent_at, e.action, e.details
      from donations d join payments p on p.donation_id = d.id join donors o on o.id = d.donor_id
      join audit_events e on e.subject_id = d.id where d.form_key = ${form.formKey}`,
  );
  expect(gift).toMatchObject({
    status: "pending",
    cents: 45_000,
    reference: expect.stringMatching(/^GV[0-9A-Z]{6}$/),
    wants_certificate: false,
    received_on: null,
    payment: "started",
    provider_payment_id: null,
    display_name: "Lerato Mokoena",
    email: "lerato@mokoena.example",
    phone: null,
    news_consent_at: null,
    action: "donation.started",
    details: { amountCents: 45_000, wantsCertificate: false },
  });
  expect(token).toMatch(/^[\w-]{43}$/);
});

it("what a certificate needs is encrypted and consent to news is kept; no identity number stands in the clear", async () => {
  await started({ values: certified });
  const [gift] = await rows(
    owner,
    sql`select t.nature, t.details_ciphertext, t.identity_masked, t.tax_reference_masked, o.news_consent_at, o.phone, to_jsonb(t)::text || to_jsonb(o)::text as everything
      from donations d join donation_tax_details t on t.donation_id = d.id join donors o on o.id = d.donor_id
      where d.form_key = ${form.formKey}`,
  );
  expect(gift).toMatchObject({
    nature: "natural-person",
    identity_masked: "••••••••••083",
    tax_reference_masked: "•••••••050",
    phone: "+27725550188",
  });
  expect(gift!.news_consent_at).not.toBeNull();
  expect(gift!.everything).not.toMatch(/9106300412083|0001339050|Mimosa/);
});

it("the same form sent twice, also at the same moment, is one gift with one link", async () => {
  const before = await written();
  const answers = await Promise.all([startCheckout(visitor, form, now), startCheckout(visitor, form, now)]);
  answers.push(await startCheckout(visitor, form, now));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await written()).donations).toBe(Number(before.donations) + 1);
});

it("refuses with its reason and changes nothing", async () => {
  const before = await written();
  const refusals: [unknown, Partial<typeof form>][] = [
    [{ ok: false, reason: "campaign-closed" }, { campaignSlug: "over" }],
    [{ ok: false, reason: "campaign-closed" }, { campaignSlug: "soon" }],
    [{ ok: false, reason: "campaign-closed" }, { campaignSlug: "draft" }],
    [{ ok: false, reason: "campaign-closed" }, { campaignSlug: "nowhere" }],
    [
      { ok: false, reason: "invalid", faults: { other: "amount-too-small" } },
      { values: { ...plain, other: "4,99" } },
    ],
    [
      { ok: false, reason: "invalid", faults: { email: "email-missing" } },
      { values: { ...plain, email: "" } },
    ],
    [
      { ok: false, reason: "invalid", faults: { taxReference: "tax-length" } },
      { values: { ...certified, taxReference: "073190244" } },
    ],
    [
      { ok: false, reason: "invalid", faults: { email: "email-unclear" } },
      { values: { ...certified, email: "lerato..m@mokoena.example" } },
    ],
  ];
  for (const [answer, change] of refusals)
    expect(await startCheckout(visitor, { ...form, ...change }, now)).toEqual(answer);
  expect(await startCheckout({ kind: "visitor", organizationSlug: "nobody" }, form, now)).toEqual({
    ok: false,
    reason: "organization-not-active",
  });
  expect(await written()).toEqual(before);
});

it("a fund that is not eligible gives no certificate, so nothing is asked or kept for one", async () => {
  const before = await written();
  await started({ campaignSlug: "plain", values: { ...certified, idNumber: "", taxReference: "" } });
  expect((await written()).details).toBe(before.details);
  const [gift] = await rows(
    owner,
    sql`select wants_certificate from donations where form_key = ${form.formKey}`,
  );
  expect(gift).toEqual({ wants_certificate: false });
});

it("without PayFast details nothing can be given, and with a suspended organisation neither", async () => {
  const token = await started();
  const before = await written();
  await keepPassphrase(" ");
  expect(await startCheckout(visitor, { ...form, formKey: newId() }, now)).toEqual({
    ok: false,
    reason: "no-payment-account",
  });
  expect(await openCheckout(theLink(token), payer, now)).toEqual({ ok: false, reason: "no-payment-account" });
  await keepPassphrase("salt-of-a");
  await setStatus("suspended");
  expect(await startCheckout(visitor, { ...form, formKey: newId() }, now)).toEqual({
    ok: false,
    reason: "organization-not-active",
  });
  expect(await openCheckout(theLink(token), payer, now)).toEqual({ ok: false, reason: "not-to-be-paid" });
  expect(await findPublicOrganization("a", today)).toBeNull();
  await setStatus("active");
  expect(await written()).toEqual(before);
});

const keepPassphrase = (passphrase: string) =>
  withTenant(owner, (tx) =>
    tx.execute(sql`insert into payment_accounts (organization_id, id, provider, environment, merchant_id, merchant_key, passphrase_ciphertext)
      values (${owner.organizationId}, ${newId()}, 'payfast', ${env().PAYFAST_ENVIRONMENT}, '10000100', '46f0cd694581a',
        ${encrypt(passphrase, { organizationId: owner.organizationId, column: "payment_accounts.passphrase" })})`),
  );

const setStatus = (status: string) =>
  withTenant({ kind: "operator", clerkId: "user_operator" }, (tx) =>
    tx.execute(sql`update organizations set status = ${status} where id = ${owner.organizationId}`),
  );

it("one address starts only so many unpaid checkouts at an organisation, and a paid one counts no more", async () => {
  const address = newId();
  const again = () => startCheckout(visitor, { ...form, address, formKey: crypto.randomUUID() }, now);
  for (let time = 0; time < unpaidLimit.times; time++) expect((await again()).ok).toBe(true);
  const before = await written();
  const refused = await again();
  expect(refused).toMatchObject({ ok: false, reason: "too-many-unpaid" });
  expect((refused as { waitSeconds: number }).waitSeconds).toSatisfy((wait) => wait > 3_500 && wait <= 3_600);
  expect(await written()).toEqual(before);
  expect(
    await startCheckout(
      { kind: "visitor", organizationSlug: "b" },
      { ...form, address, formKey: newId() },
      now,
    ),
  ).toMatchObject({ reason: "campaign-closed" });
  expect((await startCheckout(visitor, { ...form, address: newId() }, now)).ok).toBe(true);
  const paid = newId();
  await countAsPaid(paid, { organizationSlug: "a", address });
  await countAsPaid(paid, { organizationSlug: "a", address });
  expect((await again()).ok).toBe(true);
  expect(await again()).toMatchObject({ ok: false, reason: "too-many-unpaid" });
});

it("the link opens a form for PayFast, signed with the organisation's own passphrase", async () => {
  const token = await started();
  const checkout = await openCheckout(theLink(token), payer, now);
  if (!checkout.ok) throw new Error(checkout.reason);
  const [payment] = await rows(
    owner,
    sql`select p.id from payments p join donations d on d.id = p.donation_id where d.form_key = ${form.formKey}`,
  );
  const fields = Object.fromEntries(checkout.payfast.fields);
  const here = `${env().NIKA_PUBLIC_URL}/give/a/books`;
  expect(fields).toMatchObject({
    merchant_id: "10000100",
    return_url: `${here}/thanks/${token}`,
    cancel_url: `${here}/pay/${token}?stopped=1`,
    notify_url: `${env().NIKA_PUBLIC_URL}/api/webhooks/payfast/${owner.organizationId}`,
    name_first: "Lerato",
    m_payment_id: payment!.id,
    amount: "450.00",
    item_name: "Ngubos books",
  });
  const unsigned = checkout.payfast.fields.filter(([name]) => name !== "signature");
  expect(fields.signature).toBe(checkoutSignature(unsigned, "salt-of-a"));
  expect(checkout.payfast.url).toBe(`${env().PAYFAST_URL}/eng/process`);
});

it("a link opens its own gift under its own address only", async () => {
  const token = await started();
  for (const wrong of [
    { ...theLink(token), organizationSlug: "b" },
    { ...theLink(token), campaignSlug: "plain" },
    theLink(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`),
    theLink(""),
  ])
    expect(await openCheckout(wrong, payer, now)).toEqual({ ok: false, reason: "unknown" });
  expect(await findGiftStatus("nothing")).toBeNull();
});

it("the holder of a link sees how the gift stands and not who gave it", async () => {
  const token = await started({ values: certified });
  expect(await findGiftStatus(token)).toMatchObject({
    state: "waiting",
    amountCents: 45_000,
    certificate: "coming",
    organization: { slug: "a", isApproved: true },
    campaign: { slug: "books" },
  });
  expect(JSON.stringify(await findGiftStatus(token))).not.toMatch(/Lerato|mokoena/i);
  await rows(
    owner,
    sql`update donations set status = 'completed', received_on = '2026-11-20', completed_at = now() where form_key = ${form.formKey}`,
  );
  expect(await findGiftStatus(token)).toMatchObject({ state: "confirmed", confirmedAt: expect.any(Date) });
  expect(await openCheckout(theLink(token), payer, now)).toEqual({ ok: false, reason: "not-to-be-paid" });
});

it("the world sees published campaigns, whether they take gifts and whether they certify", async () => {
  const shown = await findPublicOrganization("a", today);
  expect(shown?.campaigns.map(({ slug, taking }) => `${slug} ${taking}`).sort()).toEqual([
    "books open",
    "plain open",
  ]);
  const page = async (slug: string) => (await findPublicCampaign("a", slug, today))?.campaign;
  expect(await page("books")).toMatchObject({ offersCertificate: true, taking: "open", raisedCents: 0 });
  expect(await page("plain")).toMatchObject({ offersCertificate: false });
  expect(await page("over")).toMatchObject({ taking: "ended" });
  expect(await page("soon")).toMatchObject({ taking: "not-started" });
  expect(await page("draft")).toBeUndefined();
  expect(await findPublicCampaign("nobody", "books", today)).toBeNull();
});
