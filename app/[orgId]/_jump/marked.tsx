import { wordsSought } from "@/lib/giving/donor-words";

/** A text with the beginnings of its words marked that were sought; accents do not matter. */
export function Marked({ text, typed }: { text: string; typed: string }) {
  const sought = wordsSought(typed);
  let at = 0;
  return text.split(/(\s+|-)/u).map((part) => {
    const from = at;
    at += part.length;
    const [word] = wordsSought(part);
    const begun = sought.filter((one) => word?.startsWith(one)).sort((a, b) => b.length - a.length)[0];
    // Where folding changed the length, the whole word is marked.
    const isPlain = begun !== undefined && word?.length === part.length;
    const end = begun === undefined ? 0 : isPlain ? begun.length : part.length;
    return (
      <span key={from}>
        {end > 0 && <mark>{part.slice(0, end)}</mark>}
        {part.slice(end)}
      </span>
    );
  });
}
