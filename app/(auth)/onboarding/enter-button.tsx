"use client";

import { useState } from "react";
import { useWorkspaceEntrance } from "./use-workspace-entrance";

export function EnterButton({ label, busy }: { label: string; busy: string }) {
  const { isReady, enter } = useWorkspaceEntrance();
  const [isBusy, setBusy] = useState(false);
  return (
    <p>
      <button
        type="button"
        className="btn primary lg"
        disabled={!isReady}
        aria-disabled={isBusy}
        onClick={async () => {
          setBusy(true);
          await enter();
        }}
      >
        {isBusy ? busy : label}
      </button>
    </p>
  );
}
