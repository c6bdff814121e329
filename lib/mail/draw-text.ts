import type { Letter } from "@/lib/mail/letter";

export function drawText(letter: Letter): string {
  const facts = letter.facts?.map((fact) => `${fact.label}: ${fact.value}`).join("\n");
  const action = letter.action && `${letter.action.label}:\n${letter.action.url}`;
  const parts = [
    letter.heading,
    ...letter.paragraphs,
    facts,
    action,
    "--",
    ...letter.notes,
    letter.senderName,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
