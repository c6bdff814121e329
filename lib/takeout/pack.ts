import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { readPaper } from "@/lib/certificates/read-paper";
import { listPapers, ownPage, sheetOf, taxDetailsSheet } from "./read-sheets";
import { ownPages, sheets } from "./sheets";

/** Packs all that an organisation holds into one ZIP at `path`: tables as CSV, its own pages as JSON, certificates as PDF. */
export async function packTakeout(path: string, organizationId: string, readMe: string): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream as unknown as Readable, createWriteStream(path, { mode: 0o600 }));
  const failed = new Promise<never>((_, reject) => zip.on("error", reject));
  // Each is read when its turn comes, so that a large organisation is never in memory at once.
  const add = (name: string, read: () => Promise<Readable>) =>
    zip.addReadStreamLazy(name, (give) => {
      read().then(
        (stream) =>
          give(
            null,
            stream.on("error", (error) => zip.emit("error", error)),
          ),
        (error: Error) => give(error, undefined as never),
      );
    });
  zip.addBuffer(Buffer.from(readMe), "README.txt");
  for (const { file, table } of ownPages)
    add(file, async () => Readable.from([await ownPage(organizationId, table)]));
  for (const sheet of sheets) add(sheet.file, async () => Readable.from(sheetOf(organizationId, sheet)));
  add("donor-tax-details.csv", async () => Readable.from(taxDetailsSheet(organizationId)));
  for (const paper of await listPapers(organizationId))
    add(`certificates/${paper.number}.pdf`, async () => Readable.from([(await readPaper(paper)).bytes]));
  zip.end();
  await Promise.race([written, failed]);
}
