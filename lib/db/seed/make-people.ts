import { nameOperator } from "@/lib/db/name-operator";
import { env } from "@/lib/env";
import { createAccount } from "@/lib/tenancy/create-account";
import type { Operator } from "@/lib/tenancy/operator";
import { withTenant } from "@/lib/tenancy/with-tenant";

/** Somebody who runs the installation. */
export async function makeOperator(password: string): Promise<Operator & { email: string }> {
  const email = "operator@nika.example";
  const clerkId = await createAccount({
    email,
    password,
    firstName: "Karabo",
    lastName: "Molefe",
    isOnboarded: true,
  });
  await nameOperator(env().DATABASE_URL_OWNER, email);
  const actor = { kind: "operator", clerkId } as const;
  return withTenant(actor, async (_tx, entered) => ({ ...(await entered()), ...actor, email }));
}

/** Somebody who gives, and has an account to see it in. */
export async function makeDonorAccount(password: string): Promise<{ email: string; clerkId: string }> {
  const email = "lerato@mokoena.example";
  const clerkId = await createAccount({
    email,
    password,
    firstName: "Lerato",
    lastName: "Mokoena",
    isOnboarded: true,
  });
  return { email, clerkId };
}
