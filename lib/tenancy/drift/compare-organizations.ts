import { sql } from "drizzle-orm";
import { isGone } from "@/lib/tenancy/ask-clerk";
import { clerkClient } from "@/lib/tenancy/clerk-client";
import { asInstallation, rowsOf } from "./ask-database";
import { compareInvitations } from "./compare-invitations";
import { compareMemberships } from "./compare-memberships";
import { type Comparison, refuseLandslide } from "./drift";
import { pagesOf } from "./pages";

type InClerk = { name: string; changedAt: Date; nikaId: string | null };
type Mirrored = {
  id: string;
  clerkId: string | null;
  name: string;
  status: "onboarding" | "active" | "suspended";
  sourceAt: string | Date | null;
  owners: string | number;
};

/** Brings names up to date, connects what broke off half-way, closes what Clerk has no more; then the memberships of each. */
export async function compareOrganizations(
  comparison: Comparison,
): Promise<{ organizations: number; memberships: number }> {
  const inClerk = await organizationsInClerk(comparison);
  await adoptOrReport(comparison, inClerk, await mirroredOrganizations());
  const mirrored = await mirroredOrganizations();
  const gone = mirrored.filter(({ clerkId }) => clerkId && !inClerk.has(clerkId));
  // The instance is ours: it has just shown its users. So one organisation may be gone where there is only one.
  if (gone.length > 1)
    refuseLandslide("organisations", gone.length, mirrored.length, comparison.acceptsDeletions);
  let memberships = 0;
  for (const one of mirrored) {
    if (!one.clerkId) {
      if (one.status === "active") await comparison.report("organization-unconnected", one.id, false);
      continue;
    }
    const theirs = inClerk.get(one.clerkId);
    if (!theirs) {
      await closeIfGone(comparison, one.clerkId);
      continue;
    }
    await bringUpToDate(comparison, one.clerkId, one, theirs);
    const organization = { id: one.id, clerkId: one.clerkId };
    memberships += await compareMemberships(comparison, organization);
    await compareInvitations(comparison, organization);
    if (one.status !== "onboarding" && Number(one.owners) === 0)
      await comparison.report("organization-ownerless", one.clerkId, false);
  }
  return { organizations: inClerk.size, memberships };
}

async function organizationsInClerk(comparison: Comparison): Promise<Map<string, InClerk>> {
  const { organizations } = clerkClient();
  const all = new Map<string, InClerk>();
  for await (const page of pagesOf(comparison, (at) => organizations.getOrganizationList(at)))
    for (const { id, name, updatedAt, publicMetadata } of page) {
      const nikaId = publicMetadata?.nikaId;
      all.set(id, {
        name,
        changedAt: new Date(updatedAt),
        nikaId: typeof nikaId === "string" ? nikaId : null,
      });
    }
  return all;
}

async function adoptOrReport(comparison: Comparison, inClerk: Map<string, InClerk>, mirrored: Mirrored[]) {
  const known = new Set(mirrored.map(({ clerkId }) => clerkId));
  for (const [clerkId, theirs] of inClerk) {
    if (known.has(clerkId)) continue;
    const adopts = mirrored.some((one) => one.id === theirs.nikaId && one.clerkId === null);
    if (adopts) await mirrorOrganization(clerkId, theirs, false);
    await comparison.report(adopts ? "organization-unconnected" : "organization-foreign", clerkId, adopts);
  }
}

async function closeIfGone(comparison: Comparison, clerkId: string): Promise<void> {
  const { organizations } = clerkClient();
  const isThere = await comparison
    .ask(() => organizations.getOrganization({ organizationId: clerkId }))
    .catch((error: unknown) => {
      if (isGone(error)) return null;
      throw error;
    });
  if (isThere) return;
  await mirrorOrganization(clerkId, { name: null, changedAt: new Date(), nikaId: null }, true);
  await comparison.report("organization-gone", clerkId, true);
}

async function bringUpToDate(comparison: Comparison, clerkId: string, ours: Mirrored, theirs: InClerk) {
  const isNewer = ours.sourceAt && new Date(ours.sourceAt) > theirs.changedAt;
  if (isNewer || (ours.sourceAt && ours.name === theirs.name)) return;
  await mirrorOrganization(clerkId, theirs, false);
  if (ours.name !== theirs.name) await comparison.report("organization-outdated", clerkId, true);
}

async function mirrorOrganization(
  clerkId: string,
  { name, changedAt, nikaId }: { name: string | null; changedAt: Date; nikaId: string | null },
  isDeleted: boolean,
): Promise<void> {
  await asInstallation((tx) =>
    tx.execute(
      sql`select app.mirror_organization(${clerkId}, ${nikaId}, ${name}, ${changedAt.toISOString()}, ${isDeleted})`,
    ),
  );
}

const pageLimit = 1_000;

async function mirroredOrganizations(): Promise<Mirrored[]> {
  const all: Mirrored[] = [];
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const page = await rowsOf<Mirrored>(
      sql`select id, clerk_id as "clerkId", name, status, source_at as "sourceAt", owners
        from app.mirrored_organizations(${after}, ${pageLimit})`,
    );
    all.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageLimit) return all;
    after = last.id;
  }
}
