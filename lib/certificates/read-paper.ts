import { invariant } from "@/lib/invariant";
import { readObject } from "@/lib/storage/read-object";

export type Paper = { organizationId: string; id: string; number: string; pdfSha256: string };
export type ReadPaper = { bytes: Uint8Array; fileName: string };

/** Where a certificate's paper lies in storage. */
export function paperKey({ organizationId, id }: { organizationId: string; id: string }): string {
  return `${organizationId}/certificates/${id}.pdf`;
}

/** A certificate's paper, byte for byte as it was stored; throws when its hash is not the one it was issued with. */
export async function readPaper(paper: Paper): Promise<ReadPaper> {
  const stored = await readObject(paperKey(paper));
  invariant(stored, "a certificate marked as stored lies in storage");
  invariant(stored.sha256 === paper.pdfSha256, "a stored certificate has the hash it was issued with");
  return { bytes: stored.bytes, fileName: `${paper.number}.pdf` };
}
