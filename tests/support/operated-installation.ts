import pg from "pg";
import type { Operator } from "@/lib/tenancy/operator";
import { closePools, withTenant } from "@/lib/tenancy/with-tenant";
import { anOrganization, aUser, theMember } from "./cast";
import { anIssuer } from "./certificate-cast";
import { openTestDatabase } from "./database";
import { aCampaign, aPayfastAccount } from "./gifts";
import { startPayfastStack } from "./payfast";

/** An operator over two organisations, one of which certifies and is paid through PayFast. */
export async function anOperatedInstallation() {
  const database = await openTestDatabase();
  const stack = await startPayfastStack(database);
  const superuser = new pg.Client(database.urls.superuser);
  await superuser.connect();
  const issuer = await anIssuer(database, "ukukhanya");
  const owner = issuer.member;
  const neighbour = await theMember(await anOrganization("masakhane"));
  const merchant = await aPayfastAccount(owner, "10000101");
  await stack.script("merchants", merchant);
  const purpose = await aCampaign(owner, "books");
  const donorOnly = await aUser("donor-only");
  const clerkId = await aUser("operator");
  await superuser.query("insert into operators (user_id) select id from users where clerk_id = $1", [
    clerkId,
  ]);
  const actor = { kind: "operator", clerkId } as const;
  const operator: Operator = await withTenant(actor, async (_tx, me) => ({ ...actor, ...(await me()) }));
  return {
    ...{ stack, superuser, issuer, owner, neighbour, merchant, purpose, donorOnly, operator },
    count: async (query: string, values: unknown[] = []) =>
      (await superuser.query(`select count(*)::int as n from ${query}`, values)).rows[0].n as number,
    close: async () => {
      await superuser.end();
      await stack.close();
      await closePools();
    },
  };
}
