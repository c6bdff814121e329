import { expect, test } from "vitest";
import { certificateLines, factsOfCertificate } from "@/tests/support/certificate-facts";
import { largestDifference, uncutFaces } from "@/tests/support/ink";
import { withPdf } from "@/tests/support/pdf-tools";
import { renderCertificate } from "./render-certificate";
import { findUndrawable } from "./undrawable";

const people = [
  "Ḽavhelesani Ṋemukula-Ṱhivhalaelwi",
  "Tshiḓino Ṅwambi",
  "!Xóõ ǀXam ǁGana ǃKung ǂKhomani",
  "Zoë Müller-Łukasz d’Árdenne",
  "Nguyễn Thị Hồng Đào",
  "Ólá Ọ́bàfẹ́mi",
  "Šťastný Ďuriš Ľudmila Čapek",
  "Þórður Æsir Ðorvaldsson",
  "İbrahim Şıkoğlu",
  "Gwenaël Œuvrard",
  "Ångström Ødegård",
  "Αλέξανδρος Παπαδόπουλος",
  "Юрий Щербаков",
  "Ґанна Їжакевич",
  "Anneliese O’Reilly–Żak",
  "'n Kind van die Kaap ŉ",
  "Mañjušrī Rāmacandra",
  "Ǹkọ́sí Ẹ̀kọ́",
  "Ţepeş Ţăndărică",
  "Ġużeppi Ħammut",
];
const tricks = [
  "\\) Tj ET (",
  "<</Type/Catalog>> endobj",
  "%PDF-1.7 %%EOF",
  "(unbalanced ((( paren",
  "<script>alert(1)</script>",
  "' or 1=1; --",
  "{number} {rand} {{page}}",
  "$(rm -rf ~)",
  "&amp; &lt; ]]>",
  '=HYPERLINK("http://x")',
  "null",
  "0",
  "—–‐‑‒… „“”‘’‚",
  "R 1 000 000,00",
  "A\u00A0B\u00A0C",
  "W".repeat(119),
  "i".repeat(119),
  "Fi fl ffi ffl fj",
  "AVAWATAYo LT To P. r, f'",
  "½ ¼ ¾ № € ™ © ®",
];
const undrawable = [
  "Thandi 🎁",
  "👩‍👩‍👧",
  "ناليدي",
  "נעמי",
  "李小龍",
  "ひろみ",
  "김민준",
  "अमित",
  "ታደሰ",
  "Na\u200Bledi",
  "Na\u200Dledi",
  "Na\u202Eledi",
  "Na\u00ADledi",
  "Na\tledi",
  "Na\nledi",
  "Na\u0000ledi",
  "Na\uFFFDledi",
  "Na\uD800ledi",
  "Na\uE000ledi",
  "Z\u0301\u0301\u0301\u0301algo",
  "\u0323 first",
  "a\u20DD",
  "𝔗𝔥𝔞𝔫𝔡𝔦",
  "Ⓝika",
];
const hostile = [
  ...people,
  ...people.map((name) => name.normalize("NFD")),
  ...people.map((name) => name.toUpperCase()),
  ...people.map((name) => `${name}, ${name}`.slice(0, 60).trim()),
  ...people.map((name) => [...name.normalize("NFC")].reverse().join("")),
  ...people.map((name) => name.replaceAll(" ", "   ")),
  ...people.map((name) => name.toLowerCase()),
  ...tricks,
  ...tricks.map((trick) => `${trick} ${trick}`.slice(0, 119)),
  ...undrawable,
];

const facts = factsOfCertificate({
  lines: certificateLines(hostile.length).map((line, index) => ({ ...line, fundName: hostile[index]! })),
});
const refusalOf = (name: string) =>
  findUndrawable({ ...facts, lines: [{ ...facts.lines[0]!, fundName: name.trim() }] });

test("of 200 hostile names those that no font of ours draws are refused, naming field and character", () => {
  expect(hostile.length).toBeGreaterThanOrEqual(200);
  for (const name of hostile) {
    const refusal = refusalOf(name);
    if (undrawable.includes(name)) expect(refusal, name).toMatchObject({ field: "lines.0.fundName" });
    else if (refusal) {
      // Turned round, a mark may come before its letter; then it is refused too.
      expect(String.fromCodePoint(refusal.codePoint), name).toMatch(/\p{M}/u);
    }
  }
});

test("at least three quarters of them are drawn: every page has the ink of the uncut fonts, and reads back", async () => {
  const drawable = facts.lines.filter(({ fundName }) => !refusalOf(fundName));
  expect(drawable.length).toBeGreaterThanOrEqual(hostile.length * 0.75);
  const drawn = factsOfCertificate({ lines: drawable });
  const cut = await renderCertificate(drawn);
  const uncut = await renderCertificate(drawn, { faces: uncutFaces(), whole: true });
  expect(await largestDifference(cut, uncut)).toBeLessThan(0.005);
  await withPdf(cut, async (pdf) => {
    const text = withoutBlanks(await pdf.text());
    for (const { fundName } of drawable) expect(text).toContain(withoutBlanks(fundName));
    expect(await pdf.check()).toContain("No syntax or stream encoding errors");
  });
}, 60_000);

const withoutBlanks = (text: string) => text.normalize("NFC").replace(/\s/gu, "");
