import pg from "pg";
import type { Received } from "@/lib/emulators/clerk/test-support";
import { newId } from "@/lib/new-id";
import { acceptClerkWebhook } from "@/lib/tenancy/accept-clerk-webhook";
import { applyClerkEvent } from "@/lib/tenancy/apply-clerk-event";
import { registerOrganization } from "@/lib/tenancy/register-organization";
import { closePools } from "@/lib/tenancy/with-tenant";
import { openTestClerk } from "./clerk";
import { openTestDatabase } from "./database";
import { registration } from "./registration";

export type Mirror = Awaited<ReturnType<typeof openMirror>>;

/** Clerk's stand-in and an empty mirror of it, with the acts that a history is made of. */
export async function openMirror() {
  const database = await openTestDatabase();
  const clerk = await openTestClerk();
  const reader = new pg.Pool({ connectionString: database.urls.superuser, max: 2 });
  const rows = async (text: string, values: unknown[] = []) => (await reader.query(text, values)).rows;
  let count = 0;

  const mirror = {
    database,
    clerk,
    rows,
    next: () => ++count,

    /** Makes a user in Clerk; returns their id there. */
    async person(firstName: string): Promise<string> {
      const emailAddress = [`${firstName}-${++count}@ubuntu.example`.toLowerCase()];
      return (await clerk.api.users.createUser({ emailAddress, firstName, skipPasswordRequirement: true }))
        .id;
    },

    /** Has the person register an organisation with Nika; returns its address, id and Clerk id. */
    async organization(ownerClerkId: string) {
      const slug = `ubuntu-${++count}`;
      const id = newId();
      const details = { ...registration, id, slug };
      const made = await registerOrganization({ clerkId: ownerClerkId }, details);
      if (!made.ok) throw new Error(made.reason);
      const [row] = await rows("select clerk_id from organizations where id = $1", [id]);
      return { id, slug, clerkId: row.clerk_id as string };
    },

    join: (organizationId: string, userId: string) =>
      clerk.api.organizations.createOrganizationMembership({ organizationId, userId, role: "org:member" }),
    leave: (organizationId: string, userId: string) =>
      clerk.api.organizations.deleteOrganizationMembership({ organizationId, userId }),

    deliver: ({ headers, body }: Received) =>
      acceptClerkWebhook(new TextEncoder().encode(body), new Headers(headers as Record<string, string>)),

    /** Runs the open jobs in any order until none of them changes anything; what waits is tried again. */
    async applyAll(): Promise<void> {
      for (let round = 0, before = -1; round < 6; round++) {
        const open = await rows(
          "select id from clerk_events where status in ('stored', 'waiting', 'failed') order by random()",
        );
        if (open.length === before || open.length === 0) return;
        before = open.length;
        for (const { id } of open) await applyClerkEvent(id).catch(() => {});
      }
    },

    async close(): Promise<void> {
      await reader.end();
      await clerk.close();
      await closePools();
    },
  };
  return mirror;
}
