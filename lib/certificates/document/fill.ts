/** Puts values where a sentence of the catalogue names them: fill("Page {page}", { page: 2 }). */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}
