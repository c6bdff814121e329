import { Quilt } from "@/lib/ui/quilt";

/** A campaign without a photograph: forty tiles made from its slug. */
export function Cover({ slug }: { slug: string }) {
  return (
    <div className="cover">
      <Quilt name={slug} columns={10} rows={4} />
    </div>
  );
}
