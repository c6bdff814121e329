/** Something the person at the terminal can mend: its message says what happened and what to do. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** Recognises a full disk in an error or a log, wherever it struck. */
export function fullDisk(cause: unknown): boolean {
  const text =
    cause instanceof Error ? `${(cause as NodeJS.ErrnoException).code} ${cause.message}` : String(cause);
  return /ENOSPC|no space left on device|disk quota exceeded|check free disk space/i.test(text);
}

export function fullDiskRefusal(folder: string): Refusal {
  return new Refusal(
    `The disk that holds ${folder} is full. Free about 1 GB there, then start again; nothing is lost.`,
  );
}
