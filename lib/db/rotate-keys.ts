import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { currentKeyId, decrypt, encrypt, type Place } from "@/lib/encryption";

// Run by the database's owner, the only one who may write an issued certificate's facts anew under another key.

export type RotatedColumn = { column: string; rotated: number; unreadable: number };

type Column = { table: string; name: string; hasOrganization: boolean };
type Row = { ctid: string; organizationId: string | null; ciphertext: string };

const batchSize = 500;

/**
 * Encrypts anew, under the first of NIKA_ENCRYPTION_KEYS, whatever an older key encrypted. Safe beside a running
 * product and safe to repeat: a row that changes meanwhile is left to the next round. A value whose key is not
 * there, or that was tampered with, stays as it is and is counted.
 */
export async function rotateKeys(ownerUrl: string): Promise<RotatedColumn[]> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const results: RotatedColumn[] = [];
    for (const column of await encryptedColumns(owner)) results.push(await rotateColumn(owner, column));
    return results;
  } finally {
    await owner.end();
  }
}

/** Every column named …_ciphertext, so that a new one is never forgotten. */
async function encryptedColumns(owner: Client): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select c.table_name as table, c.column_name as name, exists (
       select from information_schema.columns o
       where (o.table_schema, o.table_name, o.column_name) = ('public', c.table_name, 'organization_id')
     ) as "hasOrganization"
     from information_schema.columns c
     where c.table_schema = 'public' and c.column_name like '%\\_ciphertext' order by 1, 2`,
  );
  return rows;
}

async function rotateColumn(owner: Client, { table, name, hasOrganization }: Column): Promise<RotatedColumn> {
  const result = { column: `${table}.${name}`, rotated: 0, unreadable: 0 };
  const place = `${table}.${name.replace(/_ciphertext$/, "")}` as Place["column"];
  for (let wentRound = true; wentRound; ) {
    wentRound = false;
    result.unreadable = 0;
    for (let after = "(0,0)"; ; ) {
      const { rows } = await owner.query<Row>(
        `select ctid, ${hasOrganization ? "organization_id" : "null"} as "organizationId", ${name} as ciphertext
         from ${table} where ctid > $1 and split_part(${name}, '.', 1) <> $2 order by ctid limit ${batchSize}`,
        [after, currentKeyId()],
      );
      for (const row of rows) {
        const anew = encryptAnew(row, { organizationId: row.organizationId, column: place });
        if (anew === null) result.unreadable += 1;
        else if (await replace(owner, { table, name }, row, anew)) result.rotated += 1;
        else wentRound = true;
      }
      if (rows.length < batchSize) break;
      after = rows.at(-1)!.ctid;
    }
  }
  return result;
}

function encryptAnew({ ciphertext }: Row, place: Place): string | null {
  try {
    return encrypt(decrypt(ciphertext, place), place);
  } catch {
    return null;
  }
}

/** False when the row is no longer what was read. */
async function replace(
  owner: Client,
  { table, name }: Pick<Column, "table" | "name">,
  row: Row,
  anew: string,
) {
  const { rowCount } = await owner.query(
    `update ${table} set ${name} = $1 where ctid = $2 and ${name} = $3`,
    [anew, row.ctid, row.ciphertext],
  );
  return rowCount === 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { env } = await import("@/lib/env");
  const results = await rotateKeys(env().DATABASE_URL_OWNER);
  for (const { column, rotated, unreadable } of results) {
    console.log(
      `${column}: ${rotated} encrypted anew${unreadable > 0 ? `, ${unreadable} NOT READABLE` : ""}`,
    );
  }
  const isWhole = results.every(({ unreadable }) => unreadable === 0);
  console.log(
    isWhole
      ? "Everything is under the first key; the others can be taken out of NIKA_ENCRYPTION_KEYS."
      : "Some values can't be read with the keys given: put the missing key back and run this again. Remove none.",
  );
  process.exitCode = isWhole ? 0 : 1;
}
