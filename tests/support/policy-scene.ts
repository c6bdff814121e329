import { issueCertificate } from "@/lib/certificates/issue-certificate";
import { newestFirst } from "@/lib/giving/list-donations";
import { newId } from "@/lib/new-id";
import { createRole } from "@/lib/team/create-role";
import type { Member } from "@/lib/tenancy/actor";
import { limitColleague } from "@/lib/tenancy/limit-colleague";
import { type Permission, permissionKeys } from "@/lib/tenancy/permission";
import { NotEntered } from "@/lib/tenancy/with-tenant";
import type { PolicyRow, Scene } from "@/tests/db/policy-table";
import { aColleague, aUser, theMember } from "./cast";
import { aGift, anIssuer, asOwner } from "./certificate-cast";
import type { TestDatabase } from "./database";
import { aCampaign } from "./gifts";
import { memberVerbs } from "./member-verbs";

export const roles = ["viewer", "limited", "member", "manager", "admin", "owner"] as const;
type Role = (typeof roles)[number];
export type People = Record<Role, Member>;

/** An organisation with somebody in each role, and something there for every verb to be tried on. */
export async function aPolicyScene(
  database: TestDatabase,
  slug: string,
): Promise<{ people: People; scene: Scene }> {
  const issuer = await anIssuer(database, slug);
  const { campaignId, fundId } = await aCampaign(issuer.member, "books");
  const donationId = await aGift(issuer, { campaignId, fundId });
  const certified = await aGift(issuer, { campaignId, fundId });
  const issued = await issueCertificate(issuer.member, certified, new Date("2026-11-20T08:00:00Z"));
  if (!issued.ok) throw new Error(issued.reason);
  const [{ donor_id: donorId }] = await asOwner(database, "select donor_id from donations where id = $1", [
    certified,
  ]);
  const other = await aColleague(issuer, `other-${slug}`, "viewer");
  const [waitingId, invitationId] = [newId(), newId()];
  const waiting = await aUser(`waiting-${slug}`);
  await asOwner(
    database,
    `insert into memberships (organization_id, id, user_id, status) select $1, $2, id, 'waiting' from users where clerk_id = $3`,
    [issuer.id, waitingId, waiting],
  );
  await asOwner(
    database,
    `insert into team_invitations (organization_id, id, email, role_id, invited_by) select $1, $2, 'new@example.org', id, $3
     from roles where organization_id = $1 and key = 'viewer'`,
    [issuer.id, invitationId, issuer.member.userId],
  );
  const role = await createRole(issuer.member, { name: "Bookkeeper", permissions: ["team:define-roles"] });
  if (!role.ok) throw new Error(role.reason);
  const scene: Scene = {
    ...{ roleId: role.roleId, fundId, campaignId, donationId, donorId, waitingId, invitationId },
    ...{ certificateId: issued.certificateId, order: newestFirst },
    ...{ membershipId: other.membershipId, clerkId: other.clerkId },
  };
  const [viewer, member, manager, admin] = (await Promise.all(
    (["viewer", "member", "manager", "admin"] as const).map((key) =>
      aColleague(issuer, `the-${key}-${slug}`, key),
    ),
  )) as [Member, Member, Member, Member];
  const second = await aColleague(issuer, `the-limited-${slug}`, "admin");
  await limitColleague(issuer.member, { membershipId: second.membershipId, campaignIds: [campaignId] });
  const limited = await theMember({ ...issuer, owner: second.clerkId });
  return { people: { viewer, member, manager, admin, limited, owner: issuer.member }, scene };
}

const verbs = memberVerbs();

/** Whether the verb lets the member do it; what else it says is its own matter. */
export async function may(verb: string, row: PolicyRow, member: Member, scene: Scene): Promise<boolean> {
  const { load } = verbs.find(({ name }) => name === verb)!;
  try {
    const result = (await (await load())(member, ...row.with(scene))) as { ok?: boolean; reason?: string };
    return !(result?.ok === false && result.reason === "not-permitted");
  } catch (error) {
    if (row.reachesClerk) return true;
    throw error;
  }
}

/** Whether the verb sends back a member who proved long ago who they are. */
export async function isSentBack(
  verb: string,
  row: PolicyRow,
  member: Member,
  scene: Scene,
): Promise<boolean> {
  const { load } = verbs.find(({ name }) => name === verb)!;
  const call = async () => (await load())({ ...member, isFresh: false }, ...row.with(scene));
  const result = (await call().catch((error) => {
    // Who has left, an act before, is no more.
    if (!row.reachesClerk && !(error instanceof NotEntered)) throw error;
  })) as { reason?: string } | undefined;
  return result?.reason === "not-fresh";
}

/** Those whom the table does not name. */
export const outsiders = ({ roles: named }: PolicyRow): Role[] =>
  named === "everybody" ? [] : roles.filter((role) => !named.split(" ").includes(role));

/** The owner as somebody who holds all but this one permission, and what does as well. */
export const holding = (owner: Member, permissions: Permission[]): Member => ({
  ...owner,
  permissions: new Set(permissions),
});
export const allBut = (missing: Permission, { either }: PolicyRow): Permission[] =>
  permissionKeys.filter((key) => key !== missing && key !== either);
