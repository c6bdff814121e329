import { Quilt } from "@/lib/ui/quilt";

/** An organisation without a logo: four tiles made from its slug. */
export function OrgMark({ slug, size }: { slug: string; size?: string }) {
  return (
    <span className="org-mark" style={size ? { width: size, height: size } : undefined}>
      <Quilt name={slug} columns={2} rows={2} />
    </span>
  );
}
