import pg from "pg";

/** Makes the owner's role and the database `name` as the superuser, where they are missing. Returns nothing: the owner migrates. */
export async function prepareDatabase(
  superuserUrl: string,
  name: string,
  ownerPassword: string,
): Promise<void> {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'nika_owner'");
    // As on Neon, the owner may make roles and passes row-level security; it is no superuser.
    const owner = "nika_owner login nosuperuser createdb createrole bypassrls password";
    await client.query(
      `${role.rowCount ? "alter" : "create"} role ${owner} ${client.escapeLiteral(ownerPassword)}`,
    );
    const database = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!database.rowCount)
      await client.query(`create database ${client.escapeIdentifier(name)} owner nika_owner`);
  } finally {
    await client.end();
  }
}
