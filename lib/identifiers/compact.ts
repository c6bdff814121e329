/** The text without the blanks and hyphens people group digits with. */
export function compact(value: string): string {
  return value.replace(/[\s-]/g, "");
}
