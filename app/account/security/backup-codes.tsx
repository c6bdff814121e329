"use client";

import { useUser } from "@clerk/nextjs";
import { useState } from "react";
import type { FaultWords } from "@/app/(auth)/_parts/fault";
import { useChange } from "@/app/account/use-change";
import type account from "@/lib/messages/en/account.json";

type Props = { words: (typeof account)["secondStep"]; faults: FaultWords };

/** Codes for the day that the phone is lost; shown once, when they are made. */
export function BackupCodes({ words, faults }: Props) {
  const { user } = useUser();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { fault, change } = useChange(faults);
  const make = async () => {
    const made = await change(() => user?.createBackupCode());
    if (made) setCodes(made.codes);
  };
  return (
    <div className="stack g-4">
      {fault && <p className="error">{fault.message}</p>}
      {codes && (
        <div role="status">
          <p>{words.keep}</p>
          <ul className="backup-codes mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <button type="button" className="btn" onClick={make}>
          {user?.backupCodeEnabled || codes ? words.newCodes : words.makeCodes}
        </button>
      </p>
    </div>
  );
}
