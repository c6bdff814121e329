import { newId } from "@/lib/new-id";
import { presignUpload, type Upload } from "@/lib/storage/presign-upload";
import type { Member } from "./actor";
import { lacks } from "./ask-permission";
import { type LetterInput, letterInput, letterTypes } from "./input";

export type PrepareLetterUpload =
  | { ok: true; key: string; upload: Upload }
  | { ok: false; reason: "not-permitted" | "type" | "too-large" | "empty" };

/** An address to which the browser may send exactly this letter: its type, size and SHA-256 are signed. */
export async function prepareLetterUpload(member: Member, input: LetterInput): Promise<PrepareLetterUpload> {
  if (lacks(member, "settings:tax")) return { ok: false, reason: "not-permitted" };
  const parsed = letterInput.safeParse(input);
  if (!parsed.success) return { ok: false, reason: reasonOf(parsed.error.issues[0]?.message) };
  const key = `${letterFolder(member)}${newId()}.${letterTypes[parsed.data.contentType]}`;
  return { ok: true, key, upload: await presignUpload({ key, ...parsed.data }) };
}

export const letterFolder = ({ organizationId }: Member) => `${organizationId}/letters/`;

const reasonOf = (message: string | undefined) =>
  message === "too-large" || message === "empty" ? message : "type";
