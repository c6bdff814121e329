import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { renderCertificate } from "@/lib/certificates/document/render-certificate";
import { factsOfCertificate } from "@/tests/support/certificate-facts";
import { dark, withPdf } from "@/tests/support/pdf-tools";
import { drawPicture } from "./draw-picture";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "nika-picture-"));

async function drawn(svg: string, kind: "pgm" | "png"): Promise<string> {
  const [from, to] = [join(folder, "picture.svg"), join(folder, `picture.${kind}`)];
  writeFileSync(from, svg);
  await run("mutool", ["draw", "-q", "-r", "150", "-c", "gray", "-o", to, from]);
  return to;
}

test("the picture is the paper: as much ink as the PDF, and a phone reads its QR code", async () => {
  const facts = factsOfCertificate({ donor: { name: "Ḽavhelesani Ṋemukula-Ṱhivhalaelwi" } });
  const svg = drawPicture(facts);
  const ink = dark(readFileSync(await drawn(svg, "pgm")));
  const { mupdf } = await withPdf(await renderCertificate(facts), (pdf) => pdf.darkPixels());
  expect(Math.abs(ink / mupdf[0]! - 1)).toBeLessThan(0.03);
  const { stdout } = await run("zbarimg", ["--quiet", "--raw", await drawn(svg, "png")]);
  expect(stdout.trim()).toBe(facts.verifyUrl);
  rmSync(folder, { recursive: true });
});

test("nothing in it can be copied or run", () => {
  const facts = factsOfCertificate({ donor: { name: '"><script>alert(1)</script>' } });
  expect(drawPicture(facts)).not.toMatch(/script|alert|<text|href|on\w+=/);
});
