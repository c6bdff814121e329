import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { POST as postToClerk } from "@/app/api/webhooks/clerk/route";
import { POST as postToPayfast } from "@/app/api/webhooks/payfast/[organizationId]/route";
import { exportActivity } from "@/lib/audit/export-activity";
import { exportDonors } from "@/lib/giving/export-donors";
import { log } from "@/lib/log";
import { newId } from "@/lib/new-id";
import type { Member } from "@/lib/tenancy/actor";
import { exportLimits } from "@/lib/tenancy/count-export";
import { countSignUp } from "@/lib/tenancy/count-sign-up";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, type TestOrganization, theMember } from "@/tests/support/cast";
import { asOwner } from "@/tests/support/certificate-cast";
import { openTestDatabase, type TestDatabase } from "@/tests/support/database";

// Limits that are tried elsewhere too: verifying (end-certificate.test.ts), giving (start-checkout.test.ts),
// invitations (invitations.test.ts), a donor's proof (my-giving.test.ts).

let database: TestDatabase;
let organization: TestOrganization;
let owner: Member;

beforeAll(async () => {
  database = await openTestDatabase();
  organization = await anOrganization("hoop");
  owner = await theMember(organization);
});
afterAll(closePools);

const times = <T>(count: number, act: () => Promise<T>) => Promise.all(Array.from({ length: count }, act));
const used = (limit: { name: string }, key: string, points: number) =>
  asOwner(database, "update rate_limits set points = $2 where key like $1", [
    `${limit.name}:%${key}`,
    points,
  ]);

it("a colleague exports so many lists in ten minutes, then hears when to come back, and nothing is recorded", async () => {
  const { times: limit } = exportLimits.user;
  const exports = await times(limit, () => exportDonors(owner, {}));
  expect(exports.every(({ ok }) => ok)).toBe(true);
  const recorded = () =>
    asOwner(
      database,
      "select count(*) from audit_events where action like '%exported' and organization_id = $1",
      [organization.id],
    );
  const before = await recorded();
  const info = vi.spyOn(log, "info").mockImplementation(() => {});
  const refused = await exportActivity(owner, {});
  const by = { organization: owner.organizationId, user: owner.userId };
  expect(info.mock.calls).toEqual([
    [{ event: "rate.limited", limit: exportLimits.user.name, ...by }, "rate.limited"],
  ]);
  info.mockRestore();
  expect(refused).toMatchObject({ ok: false, reason: "too-often" });
  expect((refused as { waitSeconds: number }).waitSeconds).toSatisfy((wait) => wait > 500 && wait <= 600);
  expect(await recorded()).toEqual(before);
});

it("an organisation's colleagues together export no more than its limit, and another organisation goes on", async () => {
  const admin = await aColleague(organization, "admin", "admin");
  expect((await exportDonors(admin, {})).ok).toBe(true);
  await used(exportLimits.organization, "", exportLimits.organization.times);
  expect(await exportDonors(admin, {})).toMatchObject({ reason: "too-often" });
  const neighbour = await theMember(await anOrganization("neighbour"));
  expect((await exportDonors(neighbour, {})).ok).toBe(true);
});

const answers = (found: Response[]) => {
  const statuses = found.map(({ status }) => status);
  return { statuses: [...new Set(statuses)].sort(), last: found.at(-1)! };
};
const fromAddress = (address: string) => ({ [process.env.NIKA_CLIENT_ADDRESS_HEADER!]: address });

it("a stranger who floods an organisation's notifications is told 429 and when; PayFast never is", async () => {
  const post = (address: string) =>
    postToPayfast(
      new Request("http://127.0.0.1/", {
        method: "POST",
        body: `m_payment_id=${newId()}`,
        headers: { "content-type": "application/x-www-form-urlencoded", ...fromAddress(address) },
      }),
      { params: Promise.resolve({ organizationId: organization.id }) },
    );
  const { statuses } = answers(await times(121, () => post("203.0.113.9")));
  expect(statuses).toEqual([400, 429]);
  const again = await post("203.0.113.9");
  expect([again.status, Number(again.headers.get("retry-after")) > 0]).toEqual([429, true]);
  expect((await post("203.0.113.10")).status).toBe(400);
  expect(answers(await times(130, () => post("197.97.145.150"))).statuses).toEqual([400]);
});

it("who sends Clerk's webhook what Clerk never signed is told 429 in the end", async () => {
  const post = () =>
    postToClerk(
      new Request("http://127.0.0.1/", { method: "POST", body: "{}", headers: fromAddress("203.0.113.9") }),
    );
  const { statuses } = answers(await times(121, post));
  expect(statuses).toEqual([400, 429]);
  expect(Number((await post()).headers.get("retry-after"))).toBeGreaterThan(0);
});

it("one address begins so many accounts and registers so many organisations an hour", async () => {
  const address = "203.0.113.11";
  expect((await times(120, () => countSignUp(address))).every(Boolean)).toBe(true);
  expect([await countSignUp(address), await countSignUp("203.0.113.12")]).toEqual([false, true]);
  const input = {
    ...{ id: newId(), slug: "hoop", registeredName: "Hoop", tradingName: "", pboNumber: "930074218" },
    ...{ npoNumber: "", addressLine1: "14 Ixia Lane", addressLine2: "", town: "Hilton", postalCode: "3245" },
    ...{
      contactEmail: "hoop@example.org",
      contactPhone: "033 555 0117",
      signatoryName: "N M",
      signatoryTitle: "Treasurer",
    },
  };
  const register = () => registerOrganization({ clerkId: organization.owner }, input as never, address);
  const tried = await times(31, register);
  expect(new Set(tried.map((one) => !one.ok && one.reason))).toEqual(new Set(["slug-taken", "too-often"]));
  expect(await asOwner(database, "select 1 from organizations where id = $1", [input.id])).toEqual([]);
});
