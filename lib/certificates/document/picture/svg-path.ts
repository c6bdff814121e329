/** A path in a PDF's words (m, l, c, v, y, h, re) as SVG's: lib/certificates/document/layout draws with the former. */
export function svgPathOf(operators: string): string {
  const parts: string[] = [];
  let numbers: string[] = [];
  let [x, y] = ["0", "0"];
  for (const word of operators.split(/\s+/)) {
    if (/^-?[\d.]/.test(word)) {
      numbers.push(word);
      continue;
    }
    const [a, b, c, d] = numbers;
    if (word === "re") parts.push(`M${a} ${b}h${c}v${d}h${-Number(c)}z`);
    else if (word === "m") parts.push(`M${numbers.join(" ")}`);
    else if (word === "l") parts.push(`L${numbers.join(" ")}`);
    else if (word === "c") parts.push(`C${numbers.join(" ")}`);
    else if (word === "v") parts.push(`C${x} ${y} ${numbers.join(" ")}`);
    else if (word === "y") parts.push(`C${numbers.join(" ")} ${c} ${d}`);
    else if (word === "h") parts.push("z");
    if (numbers.length >= 2) [x, y] = numbers.slice(-2) as [string, string];
    numbers = [];
  }
  return parts.join("");
}
