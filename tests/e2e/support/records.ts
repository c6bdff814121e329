import pg from "pg";
import { stackFacts } from "./stack-facts";

/** One record of each kind that a workspace address can name. */
export type Records = Record<
  "userId" | "membershipId" | "donorId" | "donationId" | "certificateId" | "campaignId" | "fundId" | "roleId",
  string
>;

/** An organisation's own records, read as the database's owner. */
export async function recordsOf(slug: string): Promise<Records> {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  try {
    const first = async (query: string) => {
      const { rows } = await client.query(query, [slug]);
      if (!rows[0]) throw new Error(`the seed left ${slug} without: ${query}`);
      return rows[0].id as string;
    };
    const among =
      "join organizations o on o.id = t.organization_id where o.slug = $1 order by t.created_at limit 1";
    return {
      userId: await first(`select t.user_id as id from memberships t ${among}`),
      membershipId: await first(`select t.id from memberships t ${among}`),
      donorId: await first(`select t.id from donors t ${among}`),
      donationId: await first(`select t.id from donations t ${among}`),
      certificateId: await first(`select t.id from tax_certificates t ${among}`),
      campaignId: await first(`select t.id from campaigns t ${among}`),
      fundId: await first(`select t.id from funds t ${among}`),
      roleId: await first(`select t.id from roles t ${among}`),
    };
  } finally {
    await client.end();
  }
}

/** A path of app/[orgId] with these records in place of its brackets. */
export function filledIn(path: string, records: Records): string {
  return path.replace(/\[(\w+)\]/g, (_, name: string) => {
    const id = records[name as keyof Records];
    if (!id) throw new Error(`say in recordsOf what [${name}] names`);
    return id;
  });
}
