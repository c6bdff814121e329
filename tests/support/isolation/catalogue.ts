import pg from "pg";
import { rightDifferences } from "./catalogue-rights";
import { tableDifferences } from "./catalogue-tables";

/** Reads a database's catalogue as its owner and says, a sentence each, where it breaks a rule or a hand-written list. */
export async function catalogueDifferences(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    return [...(await tableDifferences(owner)), ...(await rightDifferences(owner))];
  } finally {
    await owner.end();
  }
}
