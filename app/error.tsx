"use client";

import { Broken, type BrokenProps } from "@/lib/ui/broken";

export default function BrokenPage(props: BrokenProps) {
  return (
    <div className="public">
      <main id="main" tabIndex={-1} className="wrap read py-16">
        <Broken {...props} />
      </main>
    </div>
  );
}
