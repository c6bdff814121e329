import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const dotsPerInch = "150";

/** Looks at a PDF with programs that are not ours: poppler, MuPDF, qpdf and zbar. */
export async function withPdf<T>(bytes: Uint8Array, look: (pdf: PdfOnDisk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "nika-pdf-"));
  try {
    const path = join(folder, "certificate.pdf");
    await writeFile(path, bytes);
    return await look(onDisk(folder, path));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export type PdfOnDisk = ReturnType<typeof onDisk>;

function onDisk(folder: string, path: string) {
  return {
    /** The text in the order it is drawn, every run of white space as one space. */
    text: async () =>
      (await run("pdftotext", ["-raw", "-enc", "UTF-8", path, "-"])).stdout.replace(/\s+/g, " "),
    structure: async () => (await run("pdfinfo", ["-struct-text", path])).stdout,
    info: async () => (await run("pdfinfo", [path])).stdout,
    fonts: async () => (await run("pdffonts", [path])).stdout,
    /** Empty when qpdf finds nothing to complain of; it throws on errors and warnings. */
    check: async () => (await run("qpdf", ["--check", path])).stdout,
    attachment: async () => {
      await run("pdfdetach", ["-saveall", "-o", folder, path]);
      return readFile(join(folder, "certificate.json"), "utf8");
    },
    /** How many pixels of each page are dark, by each of two engines. */
    darkPixels: async () => {
      await run("pdftoppm", ["-r", dotsPerInch, "-gray", path, join(folder, "poppler")]);
      await run("mutool", [
        "draw",
        "-q",
        "-r",
        dotsPerInch,
        "-c",
        "gray",
        "-o",
        join(folder, "mupdf-%d.pgm"),
        path,
      ]);
      const pages = (await readdir(folder)).filter((name) => name.endsWith(".pgm"));
      const by = (engine: string) => {
        const drawn = pages.filter((name) => name.startsWith(engine)).sort(inNumberOrder);
        return Promise.all(drawn.map(async (name) => dark(await readFile(join(folder, name)))));
      };
      return { poppler: await by("poppler"), mupdf: await by("mupdf") };
    },
    /** What a phone reads from the QR code on the given page. */
    qrCode: async (pageNumber = 1) => {
      const base = join(folder, "scan");
      const only = String(pageNumber);
      await run("pdftoppm", ["-r", dotsPerInch, "-png", "-f", only, "-l", only, "-singlefile", path, base]);
      return (await run("zbarimg", ["--quiet", "--raw", `${base}.png`])).stdout.trim();
    },
  };
}

const inNumberOrder = (one: string, other: string) => pageOf(one) - pageOf(other);
const pageOf = (name: string) => Number(/(\d+)\.pgm$/.exec(name)![1]);

/** Counts the dark pixels of a binary PGM. */
export function dark(picture: Buffer): number {
  const header = /^P5\s+(?:#.*\s+)*\d+\s+\d+\s+255\s/.exec(picture.toString("latin1", 0, 200));
  if (!header) throw new Error("not a binary greymap");
  let count = 0;
  for (let at = header[0].length; at < picture.length; at++) if (picture[at]! < 128) count++;
  return count;
}
