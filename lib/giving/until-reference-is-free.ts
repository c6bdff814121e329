import { violates } from "@/lib/db/database-error";

/** Of 24 million references a million may be taken: then one try in 25 meets one, and six in a row never do. */
const triesLimit = 6;

/** Does the work again, with the reference that it makes anew, where chance gave it one that is taken. */
export async function untilReferenceIsFree<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (tries === triesLimit || !violates(error, "donations_reference")) throw error;
    }
}
