import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { stackFacts } from "./stack-facts";

/** Sends a page's first form as a browser without scripts does, from a page of `origin`. */
export async function sendForm(
  request: APIRequestContext,
  path: string,
  origin: string,
  values: Record<string, string>,
): Promise<{ status: number; location: string | undefined; cookies: string[] }> {
  const html = await (await request.get(path)).text();
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  const fields = Object.fromEntries([...hidden].map(([, name, value]) => [name!, unescaped(value ?? "")]));
  const answer = await request.post(path, {
    headers: { origin },
    multipart: { ...fields, ...values },
    maxRedirects: 0,
  });
  const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === "set-cookie");
  return {
    status: answer.status(),
    location: answer.headers().location,
    cookies: cookies.map(({ value }) => value),
  };
}

const unescaped = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** The gifts that somebody of this address began. */
export async function countGifts(email: string): Promise<number> {
  const client = new pg.Client(stackFacts().database.owner);
  await client.connect();
  try {
    const { rows } = await client.query(
      "select count(*)::int as gifts from donations d join donors o on o.organization_id = d.organization_id and o.id = d.donor_id where o.email = $1",
      [email],
    );
    return rows[0].gifts;
  } finally {
    await client.end();
  }
}
