import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toldActs } from "@/lib/audit/who-is-told";
import { handlers } from "@/lib/jobs/handlers";
import workspace from "@/lib/messages/en/workspace.json";
import { markNoticesRead } from "@/lib/notices/mark-read";
import { listNotices } from "@/lib/notices/queries";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { openPost } from "@/tests/support/stand-ins";

const keys = { merchantId: "10000100", merchantKey: "46f0cd694581a", passphrase: "jt7NOE43FZPn" };
let superuser: pg.Client;
let post: Awaited<ReturnType<typeof openPost>>;
let owner: Member;
let partner: Member;
let admin: Member;

beforeAll(async () => {
  const database = await openTestDatabase();
  post = await openPost();
  superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  const organization = await anOrganization("ukukhanya");
  owner = await theMember(organization);
  partner = await aColleague(organization, "partner", "owner");
  admin = await aColleague(organization, "admin", "admin");
});
afterAll(async () => {
  await superuser.end();
  await closePools();
});

const noticesOf = (member: Member) => withTenant(member, (tx) => listNotices(tx, member));

/** Runs the jobs of a queue as the worker would, three times over. */
async function work(queue: "notices.write" | "mail.send"): Promise<void> {
  const { rows } = await superuser.query("select data from pgboss.job where name = $1", [queue]);
  for (let round = 0; round < 3; round++) for (const { data } of rows) await handlers[queue](data);
}

test("new PayFast keys are told to every owner, whoever keeps them included, in the app and by one mail; to nobody else", async () => {
  await keepPayfastAccount(owner, keys);
  await work("notices.write");
  await work("mail.send");
  for (const one of [owner, partner]) {
    expect(await noticesOf(one)).toMatchObject([{ action: "payfast-account.kept", readAt: null }]);
    const { rows } = await superuser.query("select email from users where id = $1", [one.userId]);
    const mails = await post.to(rows[0].email);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.subject).toBe("PayFast keys kept · ukukhanya");
    expect(mails[0]!.text).toContain("/ukukhanya/notices");
    for (const secret of Object.values(keys)) expect(JSON.stringify(mails)).not.toContain(secret);
  }
  expect(await noticesOf(admin)).toEqual([]);
});

test("reading marks what was there for the reader, not what comes later and not a colleague's", async () => {
  const [seen] = await noticesOf(owner);
  await markNoticesRead(owner, new Date(seen!.happenedAt.getTime() - 60_000));
  expect(await noticesOf(owner)).toMatchObject([{ readAt: null }]);
  await markNoticesRead(owner, new Date());
  expect(await noticesOf(owner)).toMatchObject([{ readAt: expect.any(Date) }]);
  expect(await noticesOf(partner)).toMatchObject([{ readAt: null }]);
});

test("an act that concerns nobody writes no notice, and a forged job neither", async () => {
  const { rows } = await superuser.query(
    "select id from audit_events where action <> 'payfast-account.kept'",
  );
  const ids = [...rows.map(({ id }) => id), owner.userId];
  for (const id of ids)
    expect(await handlers["notices.write"]({ organizationId: owner.organizationId, id })).toBe(0);
});

test("every act that colleagues are told of has words", () => {
  const words = workspace.event as unknown as Record<string, Record<string, string>>;
  const silent = Object.keys(toldActs).filter((act) => {
    const [area, verb] = act.split(".") as [string, string];
    return !words[area]?.[verb];
  });
  expect(silent).toEqual([]);
});
