"use client";

import { useEffect } from "react";
import { TextField } from "@/lib/ui/field";
import { Glyph } from "@/lib/ui/glyph";
import type { ProofWords } from "./proof-dialog";
import type { OfferedWay } from "./proof-ways";

const icons = { error: <Glyph name="circle-alert" />, fine: null };

/** What is typed to prove it, if anything is. */
export function ProofField({
  offered,
  words,
  error,
}: {
  offered: OfferedWay;
  words: ProofWords;
  error?: string;
}) {
  const { way, to } = offered;
  useEffect(() => document.getElementById("proof")?.focus(), []);
  if (way === "passkey") return <p className="soft">{words.passkey}</p>;
  if (way === "password")
    return (
      <TextField
        name="proof"
        type="password"
        label={words.password}
        error={error}
        icons={icons}
        autoComplete="current-password"
      />
    );
  const isFree = way === "backup_code";
  return (
    <TextField
      name="proof"
      label={words.code[way]}
      help={words.help[way].replace("{to}", to)}
      error={error}
      icons={icons}
      className="input code-input"
      inputMode={isFree ? "text" : "numeric"}
      autoComplete={isFree ? "off" : "one-time-code"}
      maxLength={isFree ? 40 : 7}
    />
  );
}
