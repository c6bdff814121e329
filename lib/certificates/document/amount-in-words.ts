import { invariant } from "@/lib/invariant";
import english from "@/lib/messages/en/certificate.json";
import type { Cents } from "@/lib/money";
import { fill } from "./fill";

const small =
  "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "nought ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const scales = ["", " thousand", " million", " billion", " trillion"];

/** An amount as South Africans say it: "Six thousand two hundred and fifty rand and no cents". */
export function amountInWords(amount: Cents): string {
  invariant(amount > 0, "only an amount above nothing is put into words");
  const rand = capitalized(wholeInWords(Math.floor(amount / 100)));
  const cents = amount % 100;
  if (cents === 0) return fill(english.amountInWordsNoCents, { rand });
  if (cents === 1) return fill(english.amountInWordsOneCent, { rand });
  return fill(english.amountInWords, { rand, cents: wholeInWords(cents) });
}

/** "one million and five": "and" before the tens and units, also where no hundred stands before them. */
function wholeInWords(whole: number): string {
  if (whole === 0) return small[0]!;
  const groups: string[] = [];
  for (let rest = whole, scale = 0; rest > 0; rest = Math.floor(rest / 1000), scale++) {
    const group = rest % 1000;
    if (group === 0) continue;
    const needsAnd = scale === 0 && group < 100 && whole >= 1000;
    groups.unshift(`${needsAnd ? "and " : ""}${groupInWords(group)}${scales[scale]}`);
  }
  return groups.join(" ");
}

function groupInWords(group: number): string {
  const hundreds = Math.floor(group / 100);
  const rest = group % 100;
  const ending = rest === 0 ? "" : belowHundredInWords(rest);
  if (hundreds === 0) return ending;
  return `${small[hundreds]} hundred${ending && ` and ${ending}`}`;
}

function belowHundredInWords(number: number): string {
  if (number < 20) return small[number]!;
  return tens[Math.floor(number / 10)]! + (number % 10 === 0 ? "" : `-${small[number % 10]}`);
}

function capitalized(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1);
}
