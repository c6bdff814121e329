import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toldActs } from "@/lib/audit/who-is-told";
import { approveAct } from "@/lib/certificates/approve-act";
import { refuseAct } from "@/lib/certificates/refuse-act";
import { reverseDonation } from "@/lib/certificates/reverse-donation";
import { setApprovalLimit } from "@/lib/certificates/set-approval-limit";
import { recordDonation } from "@/lib/giving/record-donation";
import { handlers } from "@/lib/jobs/handlers";
import workspace from "@/lib/messages/en/workspace.json";
import { newId } from "@/lib/new-id";
import { markNoticesRead } from "@/lib/notices/mark-read";
import { listNotices } from "@/lib/notices/queries";
import { keepPayfastAccount } from "@/lib/payments/keep-payfast-account";
import type { Member } from "@/lib/tenancy/actor";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { aColleague, anOrganization, aUser, theMember } from "@/tests/support/cast";
import { openTestDatabase } from "@/tests/support/database";
import { aCampaign } from "@/tests/support/gifts";
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

test("whoever writes an act that colleagues are told of, the job that tells them is added with it; other acts add none", async () => {
  const write = async (action: string) => {
    const { rows } = await superuser.query(
      `insert into audit_events (organization_id, id, actor_kind, action, subject_type, subject_id)
       values ($1, gen_random_uuid(), 'clerk', $2, 'membership', gen_random_uuid()) returning id`,
      [owner.organizationId, action],
    );
    const jobs = await superuser.query(
      `select name, data->>'id' = $1 as is_about_act, retry_limit, dead_letter from pgboss.job where data->>'id' in ($1, $2)
         and name in ('notices.write', 'organization.closed') and created_on >= now() - interval '1 second' order by created_on desc`,
      [rows[0].id, action === "organization.closed" ? owner.organizationId : rows[0].id],
    );
    return jobs.rows;
  };
  const told = { is_about_act: true, retry_limit: 12, dead_letter: "dead-letter" };
  for (const act of Object.keys(toldActs))
    expect(await write(act), act).toEqual([{ name: "notices.write", ...told }]);
  for (const act of ["donation.recorded", "certificate.mailed"]) expect(await write(act), act).toEqual([]);
  // Nobody could enter to read a notice: its owners get a mail of their own.
  expect(await write("organization.closed")).toEqual([
    { ...told, name: "organization.closed", is_about_act: false },
  ]);
});

test("who may decide is told that a second person is asked, and the asker how it ended; by bell and mail", async () => {
  const organization = await anOrganization("masakhane");
  const chair = await theMember(organization);
  const asker = await aColleague(organization, "asker", "manager");
  const second = await aColleague(organization, "second", "manager");
  const volunteer = await aColleague(organization, "volunteer", "member");
  await setApprovalLimit(chair, 100_000);
  const { fundId } = await aCampaign(chair, "books");
  const reverse = async () => {
    const donor = { kind: "company", displayName: "Umgeni Print Works" } as const;
    const gift = { fundId, donor, method: "eft", amountCents: 200_000, receivedOn: "2026-11-19" } as const;
    const asked = { formKey: newId(), wantsCertificate: false, sendsThanks: false };
    const recorded = await recordDonation(asker, { ...gift, ...asked }, new Date("2026-11-20T08:00:00Z"));
    if (!recorded.ok) throw new Error(recorded.reason);
    await reverseDonation(asker, { donationId: recorded.donationId, reason: "Captured twice" });
    const { rows } = await superuser.query("select id from approvals where decision is null");
    return String(rows[0].id);
  };
  await approveAct(second, await reverse());
  await refuseAct(second, { approvalId: await reverse(), reason: "It came once" });
  await work("notices.write");
  await work("mail.send");
  const told = async (member: Member) => (await noticesOf(member)).map(({ action }) => action);
  expect(await told(second)).toEqual(["approval.asked", "approval.asked"]);
  expect(await told(chair)).toEqual(["approval.asked", "approval.asked"]);
  expect((await told(asker)).sort()).toEqual(["approval.approved", "approval.refused"]);
  expect(await told(volunteer)).toEqual([]);
  const { rows } = await superuser.query("select email from users where id = $1", [asker.userId]);
  const subjects = (await post.to(rows[0].email)).map(({ subject }) => subject).sort();
  expect(subjects).toEqual(["Approved as second person · masakhane", "Refused as second person · masakhane"]);
});

test("owners are told who appeared at Clerk without Nika's act, and of a colleague who is gone there", async () => {
  const organization = await anOrganization("thuto");
  const chair = await theMember(organization);
  await superuser.query("update organizations set clerk_id = 'org_thuto' where id = $1", [organization.id]);
  await aUser("stranger");
  const mirror = (isDeleted: boolean) =>
    withTenant({ kind: "inbox", organizationId: null }, (tx) =>
      tx.execute(
        sql`select app.mirror_membership(${newId()}, 'orgmem_1', 'org_thuto', 'user_stranger', now(), ${isDeleted})`,
      ),
    );
  await mirror(false);
  await mirror(true);
  await work("notices.write");
  expect((await noticesOf(chair)).map(({ action }) => action).sort()).toEqual([
    "colleague.appeared",
    "colleague.left",
  ]);
});
