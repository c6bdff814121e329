import { isId } from "@/lib/new-id";

export type Asked = Promise<Record<string, string | string[] | undefined>>;

/** What an address asks for by this name; what is no text is left out. */
export const wordIn = (asked: Awaited<Asked>, name: string): string | undefined => {
  const value = asked[name];
  return typeof value === "string" && value.trim() ? value.trim().slice(0, 100) : undefined;
};

export const idIn = (asked: Awaited<Asked>, name: string): string | undefined => {
  const value = wordIn(asked, name);
  return value && isId(value) ? value : undefined;
};

/** An address with what is asked for. */
export function addressOf(path: string, asked: Record<string, string | undefined>): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return query ? `${path}?${query}` : path;
}
