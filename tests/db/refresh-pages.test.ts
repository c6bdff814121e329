import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createCampaign } from "@/lib/giving/create-campaign";
import { createFund } from "@/lib/giving/create-fund";
import { publishCampaign } from "@/lib/giving/publish-campaign";
import { refreshPages } from "@/lib/giving/refresh-pages";
import type { Member } from "@/lib/tenancy/actor";
import { closePools } from "@/lib/tenancy/with-tenant";
import { anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";

let member: Member;
const campaignIds: string[] = [];
let asked: string[][] = [];
const site = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  asked.push(JSON.parse(Buffer.concat(chunks).toString()).paths);
  response.writeHead(200).end("{}");
});

beforeAll(async () => {
  await openTestDatabase();
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  process.env.NIKA_PUBLIC_URL = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  member = await theMember(await anOrganization("hoop"));
  const fund = await createFund(member, { name: "General", isSection18aEligible: true });
  if (!fund.ok) throw new Error(fund.reason);
  for (const slug of ["books", "van", "drafted"]) {
    const made = await createCampaign(member, { fundId: fund.fundId, slug, title: slug, summary: slug });
    if (!made.ok) throw new Error(made.reason);
    campaignIds.push(made.campaignId);
    if (slug !== "drafted") await publishCampaign(member, made.campaignId);
  }
});
beforeEach(() => {
  asked = [];
});
afterAll(async () => {
  site.close();
  await closePools();
});

it("renders a campaign's page and its organisation's anew", async () => {
  await refreshPages({ organizationId: member.organizationId, id: campaignIds[0]! });
  expect(asked).toEqual([["/give/hoop", "/give/hoop/books"]]);
});

it("renders all of an organisation's published pages anew when the organisation itself has changed", async () => {
  await refreshPages({ organizationId: member.organizationId, id: member.organizationId });
  expect(asked.map((paths) => paths.toSorted())).toEqual([
    ["/give/hoop", "/give/hoop/books", "/give/hoop/van"],
  ]);
});
