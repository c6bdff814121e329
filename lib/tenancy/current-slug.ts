import { webPool } from "./pools";

/** The slug in use for an old or present one, so that printed addresses go on working; null for none. */
export async function currentSlug(slug: string): Promise<string | null> {
  const { rows } = await webPool().query("select app.current_slug($1) as slug", [slug]);
  return (rows[0]?.slug as string | null) ?? null;
}
