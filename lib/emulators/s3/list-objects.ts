import type { Bucket } from "@/lib/emulators/s3/bucket";
import type { S3Reply, S3Request } from "@/lib/emulators/s3/s3-request";
import { element, xmlDocument } from "@/lib/emulators/s3/xml";

/** ListObjectsV2, with prefix, delimiter and pages. */
export function listObjects(bucket: Bucket, request: S3Request): S3Reply {
  const prefix = request.query.get("prefix") ?? "";
  const after = request.query.get("continuation-token") ?? request.query.get("start-after") ?? "";
  const pageLimit = Math.min(Number(request.query.get("max-keys") ?? 1000), 1000);
  const entries = grouped(bucket, prefix, request.query.get("delimiter")).filter((entry) => entry > after);
  const page = entries.slice(0, pageLimit);
  const isTruncated = entries.length > page.length;
  return xmlReply(
    xmlDocument(
      "ListBucketResult",
      element("Name", bucket.name),
      element("Prefix", prefix),
      element("KeyCount", page.length),
      element("IsTruncated", isTruncated),
      isTruncated ? element("NextContinuationToken", page.at(-1) ?? "") : "",
      ...page.map((entry) => describe(bucket, entry)),
    ),
  );
}

export function listVersions(bucket: Bucket, request: S3Request): S3Reply {
  const versions = bucket.keys(request.query.get("prefix") ?? "").flatMap((key) => {
    const newestFirst = bucket.versions(key).toReversed();
    return newestFirst.map((version, at) => {
      const name = version.isDeleteMarker ? "DeleteMarker" : "Version";
      const parts = [
        element("Key", key),
        element("VersionId", version.versionId),
        element("IsLatest", at === 0),
      ];
      return `<${name}>${parts.join("")}${element("LastModified", version.storedAt)}</${name}>`;
    });
  });
  return xmlReply(xmlDocument("ListVersionsResult", element("Name", bucket.name), ...versions));
}

/** Living keys in order; those that share what stands before the delimiter are one entry that ends with it. */
function grouped(bucket: Bucket, prefix: string, delimiter: string | null): string[] {
  const living = bucket.keys(prefix).filter((key) => bucket.current(key));
  if (!delimiter) return living;
  const entries = living.map((key) => {
    const end = key.indexOf(delimiter, prefix.length);
    return end < 0 ? key : key.slice(0, end + delimiter.length);
  });
  return [...new Set(entries)].sort();
}

function describe(bucket: Bucket, entry: string): string {
  const version = bucket.current(entry);
  if (!version) return `<CommonPrefixes>${element("Prefix", entry)}</CommonPrefixes>`;
  const parts = [
    element("Key", entry),
    element("Size", version.sizeBytes),
    element("ETag", version.etag),
    element("LastModified", version.storedAt),
  ];
  return `<Contents>${parts.join("")}</Contents>`;
}

function xmlReply(body: string): S3Reply {
  return { status: 200, headers: { "content-type": "application/xml" }, body };
}
