import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { CertificateFacts } from "@/lib/certificates/facts";
import { certificateLines, factsOfCertificate } from "@/tests/support/certificate-facts";
import { largestDifference, uncutFaces } from "@/tests/support/ink";
import { withPdf } from "@/tests/support/pdf-tools";
import { donorFields, organizationFields } from "./fields";
import { type Face, faces } from "./fonts/faces";
import { renderCertificate } from "./render-certificate";

// Letters of all eleven written South African languages, and of names that came from elsewhere.
const names = [
  "Ḽavhelesani Ṋemukula-Ṱhivhalaelwi",
  "ḓ ḽ ṅ ṋ ṱ ŉ š Š Ḓ Ṅ",
  "!Xóõ ǀXam ǁGana ǃKung ǂKhomani",
  "Zoë Müller-Łukasz d’Árdenne",
  "Nguyễn Thị Hồng Đào",
  "Ólá Ọ́bàfẹ́mi",
  "Αλέξανδρος Юрий Šťastný",
];

test("no letter comes out blank: the ink is that of the uncut fonts, by two engines", async () => {
  const lines = certificateLines(names.length).map((line, index) => ({ ...line, fundName: names[index]! }));
  const facts = factsOfCertificate({ lines, donor: { name: names.join(" ") } });
  const cut = await renderCertificate(facts);
  const uncut = await renderCertificate(facts, { faces: uncutFaces(), whole: true });
  expect(await largestDifference(cut, uncut)).toBeLessThan(0.005);
});

test("a phone reads the QR code from the page, and it leads to the verify page", async () => {
  const facts = factsOfCertificate();
  await withPdf(await renderCertificate(facts), async (pdf) => {
    expect(await pdf.check()).toContain("No syntax or stream encoding errors");
    expect(await pdf.qrCode()).toBe(facts.verifyUrl);
  });
});

test("the ink test would see blank letters", async () => {
  const facts = factsOfCertificate();
  const blank = { ...faces(), regular: { ...faces().regular, font: blankFont(faces().regular) } };
  const difference = largestDifference(
    await renderCertificate(facts, { faces: blank }),
    await renderCertificate(facts),
  );
  expect(await difference).toBeGreaterThan(0.1);
});

test("the page says what the facts say, and nothing is lost on the way", async () => {
  const facts = factsOfCertificate({ lines: certificateLines(8), replaces: "2027-000041" });
  await withPdf(await renderCertificate(facts), async (pdf) => {
    const text = await pdf.text();
    const said = [...organizationFields(facts), ...donorFields(facts)].flatMap(({ label, value }) => [
      label,
      value,
    ]);
    for (const words of [
      ...said,
      "2027-000042",
      "Replaces certificate 2027-000041",
      "14 Nov 2026",
      "2026/27",
      "R 1 600,28 One thousand six hundred rand and twenty-eight cents",
      ...facts.lines.flatMap((line) => [line.fundName, line.reference]),
      "14 Oct 2026 Cash Literacy fund GV7K2M107 R 200,07",
      "Total donated R 1 600,28",
      "issued for the purposes of section 18A of the Income Tax Act, 58 of 1962",
      "nika.example/verify and enter H8WN-3CJT-V6PZ",
      "Nomvula Mthembu Treasurer, for the trustees",
    ]) {
      expect(text).toContain(words.replace(/\s+/g, " "));
    }
    expect(text.replaceAll(" ", "")).not.toContain("SPECIMEN");
    expect(JSON.parse(await pdf.attachment())).toEqual(facts);
  });
});

test("eight donations take one page, the ninth a second one with number and page count", async () => {
  const eight = await renderCertificate(
    factsOfCertificate({ lines: certificateLines(8), series: "SPECIMEN" }),
  );
  const nine = await renderCertificate(factsOfCertificate({ lines: certificateLines(9) }));
  await withPdf(eight, async (pdf) => {
    expect(await pdf.info()).toMatch(/Pages:\s+1\n/);
    expect(await pdf.text()).not.toContain("Page 1");
  });
  await withPdf(nine, async (pdf) => {
    expect(await pdf.info()).toMatch(/Pages:\s+2\n/);
    expect(await pdf.text()).toMatch(/GV7K2M107 .*2027-000042 · Page 1 of 2 .*GV7K2M108 .*Page 2 of 2/s);
    expect(await pdf.qrCode(2)).toBe("https://nika.example/verify/H8WN-3CJT-V6PZ");
  });
});

test("long names, long addresses and a year of many donations stay on the paper", async () => {
  const long = "Mogalakwena-Vaalwater Onderstepoort ".repeat(3).trim();
  const facts = factsOfCertificate({
    organization: {
      registeredName: long,
      addressLines: Array(6).fill(long),
      email: `${"x".repeat(60)}@${"y".repeat(60)}.example`,
    },
    donor: { name: long, tradingName: long, addressLines: Array(6).fill(long) },
    lines: certificateLines(100).map((line) => ({ ...line, fundName: long })),
  });
  await withPdf(await renderCertificate(facts), async (pdf) => {
    const text = await pdf.text();
    for (const line of facts.lines) expect(text).toContain(line.reference);
    expect(text).toContain("Nomvula Mthembu");
  });
});

test("a specimen says so across the page and in words, and its QR code still reads", async () => {
  await withPdf(await renderCertificate(factsOfCertificate({ series: "SPECIMEN" })), async (pdf) => {
    const text = await pdf.text();
    expect(text.replaceAll(" ", "")).toContain("SPECIMEN");
    expect(text).toContain("no tax deduction can be claimed");
    expect(await pdf.qrCode()).toBe("https://nika.example/verify/H8WN-3CJT-V6PZ");
  });
});

test("a screen reader finds title, headings, tables and what the pictures show", async () => {
  await withPdf(await renderCertificate(factsOfCertificate()), async (pdf) => {
    expect(await pdf.info()).toMatch(/Tagged:\s+yes/);
    const structure = await pdf.structure();
    for (const part of ["H1", '"Section 18A donation certificate"', "H2", "Table", "TH", "TD", "Figure"]) {
      expect(structure).toContain(part);
    }
    expect(structure.indexOf("Donor")).toBeGreaterThan(structure.indexOf("Organisation"));
    expect(await pdf.fonts()).toMatch(/[A-Z]{6}\+NotoSans-Regular .* yes yes yes/);
  });
});

test("one spelling of a name gives one certificate, whatever the keyboard composed", async () => {
  const name = "Ṱhivhalaelwi Šťastný Ọ́bàfẹ́mi";
  const composed = await renderCertificate(factsOfCertificate({ donor: { name: name.normalize("NFC") } }));
  const decomposed = factsOfCertificate();
  decomposed.donor.name = name.normalize("NFD");
  expect(digest(await renderCertificate(decomposed))).toBe(digest(composed));
});

test("the same facts give the same bytes, here and in another time zone and language", async () => {
  const facts = factsOfCertificate({ lines: certificateLines(9), series: "SPECIMEN" });
  const here = digest(await renderCertificate(facts));
  expect(digest(await renderCertificate(facts))).toBe(here);
  const program = `
    const { renderCertificate } = await import("@/lib/certificates/document/render-certificate");
    const bytes = await renderCertificate(${JSON.stringify(facts)});
    process.stdout.write((await import("node:crypto")).createHash("sha256").update(bytes).digest("hex"));`;
  const elsewhere = execFileSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", program],
    {
      env: { ...process.env, TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" },
      encoding: "utf8",
    },
  );
  expect(elsewhere).toBe(here);
});

test("an ordinary certificate weighs no more than 30 KB", async () => {
  const bytes = await renderCertificate(
    factsOfCertificate({ lines: certificateLines(8), series: "SPECIMEN" }),
  );
  expect(bytes.length).toBeLessThanOrEqual(30_000);
});

test.each([
  ["donor.name", "Naledi 🎁", 0x1f381],
  ["donor.name", "ناليدي", 0x646],
  ["donor.name", "Na\u200Bledi", 0x200b],
  ["donor.name", "Na\u202Eledi", 0x202e],
  ["donor.name", "Na\tledi", 9],
  ["donor.name", "Z\u0301\u0301\u0301\u0301algo", 0x301],
  ["donor.name", "\u0323", 0x323],
  ["donor.tradingName", "李", 0x674e],
])("text the font cannot draw is refused, naming %s", async (field, text, codePoint) => {
  const facts = factsOfCertificate({ donor: { [field.slice(6)]: text } });
  const refusal = renderCertificate(facts).then(
    () => null,
    (error: unknown) => error,
  );
  expect(await refusal).toMatchObject({
    name: "UndrawableText",
    found: { field, codePoint },
  });
});

test("every organisation's mark can be drawn", async () => {
  for (let index = 0; index < 60; index++) {
    await renderCertificate(factsOfCertificate({ organization: { slug: `organisation-${index}` } }));
  }
});

test("facts that do not add up are never drawn", async () => {
  const facts: CertificateFacts = {
    ...factsOfCertificate(),
    totalCents: 1 as CertificateFacts["totalCents"],
  };
  await expect(renderCertificate(facts)).rejects.toThrow();
});

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A font whose subset holds no outlines: what @pdf-lib/fontkit makes without saying so. */
function blankFont({ font }: Face) {
  const space = font.layout(" ").glyphs[0]!;
  return new Proxy(font, {
    get(target, name) {
      if (name !== "createSubset") return Reflect.get(target, name, target);
      return () => {
        const subset = target.createSubset();
        subset.includeGlyph(space);
        return { includeGlyph: () => 1, encode: () => subset.encode() };
      };
    },
  });
}

test("telephone numbers stand in the groups that people say", async () => {
  const facts = factsOfCertificate({
    organization: { phone: "+27215550177" },
    donor: { phone: "0735550324" },
  });
  await withPdf(await renderCertificate(facts), async (pdf) => {
    const text = await pdf.text();
    expect(text).toContain("+27 21 555 0177, treasurer@");
    expect(text).toContain("073 555 0324, naledi@");
  });
});
