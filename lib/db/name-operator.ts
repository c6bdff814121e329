import { pathToFileURL } from "node:url";
import { Client } from "pg";

/**
 * Makes the person with this address an operator of the installation. Only the database's owner can: nobody
 * becomes an operator through the product. Answers whether there is such a person; they sign up first.
 */
export async function nameOperator(ownerUrl: string, email: string): Promise<boolean> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const named = await owner.query(
      `insert into operators (user_id) select id from users where email = lower($1) and deleted_at is null
       on conflict (user_id) do update set updated_at = now() returning user_id`,
      [email],
    );
    return named.rows.length > 0;
  } finally {
    await owner.end();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = await import("@/lib/env");
  const isNamed = await nameOperator(env().DATABASE_URL_OWNER, process.argv[2] ?? "");
  console.log(isNamed ? "They are an operator now." : "Nobody has signed up with that address yet.");
  process.exitCode = isNamed ? 0 : 1;
}
