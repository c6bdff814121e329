import type { ActWords } from "@/app/[orgId]/act-words";

/** What the dialog says; a client component gets its words from the page. */
export type EndWords = Record<
  | "open"
  | "title"
  | "subject"
  | "close"
  | "what"
  | "replace"
  | "replaceDetail"
  | "void"
  | "voidDetail"
  | "reason"
  | "reasonHelp"
  | "next"
  | "keep"
  | "doReplace"
  | "doVoid"
  | CorrectionWord,
  string
> &
  ActWords;

export type CorrectionWord =
  | "correct"
  | "correctHelp"
  | "name"
  | "address"
  | "addressHelp"
  | "phone"
  | "email"
  | "taxReference"
  | "taxReferenceHelp"
  | "identityNumber"
  | "identityHelp";

export type Correctable = { name: string; addressLines: string[]; phone: string; email: string };
