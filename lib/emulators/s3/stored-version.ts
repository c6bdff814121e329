/** One version of one object as it lies on disk; its bytes stand beside it in a file of the same number. */
export type StoredVersion = {
  key: string;
  /** Order of arrival in the bucket, and the name of its two files. */
  sequence: number;
  versionId: string;
  isDeleteMarker: boolean;
  sizeBytes: number;
  etag: string;
  storedAt: string;
  /** Headers that come back as they were sent: type, disposition, metadata, encryption, lock. */
  headers: Record<string, string>;
  checksums: Record<string, string>;
};

export function isLocked(version: StoredVersion, now: Date): boolean {
  const until = version.headers["x-amz-object-lock-retain-until-date"];
  return until !== undefined && Date.parse(until) > now.getTime();
}
