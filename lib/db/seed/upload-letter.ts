import { createHash } from "node:crypto";
import { PDFDocument } from "pdf-lib";
import { invariant } from "@/lib/invariant";
import type { Member } from "@/lib/tenancy/actor";
import { prepareLetterUpload } from "@/lib/tenancy/prepare-letter-upload";

/** Uploads an example letter as a browser would, and returns its key. */
export async function uploadLetter(owner: Member): Promise<string> {
  const bytes = await exampleLetter(owner.organizationName);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const prepared = await prepareLetterUpload(owner, {
    contentType: "application/pdf",
    sizeBytes: bytes.byteLength,
    sha256,
  });
  invariant(prepared.ok, "an example letter may be uploaded");
  const { url, method, headers } = prepared.upload;
  const stored = await fetch(url, { method, headers, body: new Uint8Array(bytes) });
  invariant(stored.ok, "storage takes an example letter");
  return prepared.key;
}

async function exampleLetter(organizationName: string): Promise<Uint8Array> {
  const letter = await PDFDocument.create();
  const page = letter.addPage([595, 842]);
  page.drawText("Example for the demo. This is not a letter from SARS.", { x: 60, y: 760, size: 14 });
  page.drawText(organizationName, { x: 60, y: 730, size: 12 });
  return letter.save();
}
