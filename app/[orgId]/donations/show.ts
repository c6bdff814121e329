/** Which donations a list shows; the word stands in the address, so that a view can be shared. */
export const shows = ["all", "completed", "pending", "not-arrived", "waiting"] as const;
export type Show = (typeof shows)[number];

/** The view that an address asks for; everything where it asks for nothing we know. */
export function showOf(value: string | string[] | undefined): Show {
  return shows.find((show) => show === value) ?? "all";
}
