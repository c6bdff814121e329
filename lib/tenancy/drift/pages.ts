import { type Comparison, NotCredible } from "./drift";

type Page<T> = { data: T[]; totalCount: number };

const timesAsked = 3;

/**
 * All that a list of Clerk's holds, page by page. Throws where a page is missing or is no page, so that what was not
 * seen is never taken for gone. Between two pages a deletion may move others forward: who is not seen is asked about
 * one by one before anything follows from it.
 */
export async function* pagesOf<T>(
  { ask, pageLimit }: Pick<Comparison, "ask" | "pageLimit">,
  list: (page: { limit: number; offset: number }) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
  for (let offset = 0, timesShort = 0; ; ) {
    const page = await ask(() => list({ limit: pageLimit, offset }));
    if (!Array.isArray(page?.data) || !Number.isInteger(page.totalCount))
      throw new NotCredible("Clerk's answer is no page of a list");
    const { data, totalCount } = page;
    if (data.length < Math.min(pageLimit, totalCount - offset)) {
      // Clerk counts users in a request of its own; somebody may have come between the two.
      timesShort += 1;
      if (timesShort < timesAsked) continue;
      throw new NotCredible(`Clerk counts ${totalCount}, and its list ends before`);
    }
    timesShort = 0;
    if (data.length > 0) yield data;
    offset += pageLimit;
    if (offset >= totalCount) return;
  }
}
