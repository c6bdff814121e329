import { execFileSync } from "node:child_process";
import { findProgram } from "@/tests/support/browser";

/** Renders the paper's first page as it would print, and reads what its QR code says. */
export function qrCodeOf(pdfFile: string): string {
  const picture = pdfFile.replace(/\.pdf$/, "");
  run("pdftoppm", ["-r", "150", "-png", "-singlefile", pdfFile, picture]);
  return run("zbarimg", ["--raw", "-q", `${picture}.png`]).trim();
}

/** The words on the paper, as a screen reader or a search would find them. */
export function wordsOf(pdfFile: string): string {
  return run("pdftotext", ["-layout", pdfFile, "-"]);
}

function run(program: string, args: string[]): string {
  return execFileSync(findProgram(program) ?? program, args, { encoding: "utf8" });
}
