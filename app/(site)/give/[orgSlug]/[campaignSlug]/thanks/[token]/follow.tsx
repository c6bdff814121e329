"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const everySeconds = 3;
const afterMinutes = 2;
const laterEverySeconds = 20;
const untilMinutes = 15;

/** Asks again for the page: often at first, then seldom, then only on request. Without words it says nothing. */
export function Follow({ words }: { words?: { asking: string; stopped: string; again: string } }) {
  const router = useRouter();
  const [startedAt, setStartedAt] = useState(() => Date.now());
  const [hasStopped, setHasStopped] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      const minutes = (Date.now() - startedAt) / 60_000;
      if (minutes > untilMinutes) return setHasStopped(true);
      if (document.visibilityState === "visible") router.refresh();
      timer = setTimeout(ask, (minutes > afterMinutes ? laterEverySeconds : everySeconds) * 1000);
    };
    timer = setTimeout(ask, everySeconds * 1000);
    return () => clearTimeout(timer);
  }, [router, startedAt]);

  const askAgain = () => {
    setHasStopped(false);
    setStartedAt(Date.now());
    router.refresh();
  };
  if (!words) return null;
  if (!hasStopped)
    return (
      <>
        <span className="spin good" />
        <b className="medium">{words.asking}</b>
      </>
    );
  return (
    <>
      <b className="medium">{words.stopped}</b>
      <button type="button" className="btn sm" onClick={askAgain}>
        {words.again}
      </button>
    </>
  );
}
