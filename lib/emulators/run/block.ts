import type { Facts } from "./facts";

/** What a person needs to know once everything runs: where, as whom, where the mail is, how to stop. */
export function block(facts: Facts): string {
  const slugs = facts.organizations.map(({ name, slug, campaigns }) => [
    name,
    `${facts.web}/give/${slug}/${campaigns[0] ?? ""}`,
  ]);
  const lines = [`Nika is running at ${facts.web}`, ""];
  if (facts.accounts.length > 0) lines.push("Sign in as", ...table(accountRows(facts)), "");
  else lines.push(`Nobody can sign in yet: sign up at ${facts.web}/sign-up`, "");
  if (slugs.length > 0) lines.push("Give to", ...table(slugs), "");
  lines.push(
    ...table([
      ["Mail", facts.emulators.mail ? `${facts.emulators.mail}/inbox` : "sent by Resend"],
      ["Check", `${facts.web}/verify`],
      ["Stop", "Ctrl-C (data is kept)"],
      ["Start over", "npm run demo -- --reset"],
    ]).map((line) => line.trimStart()),
  );
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join("\n")}\n`;
}

function accountRows(facts: Facts): string[][] {
  const nameOf = (slug: string | null) => facts.organizations.find((one) => one.slug === slug)?.name ?? "";
  return facts.accounts.map(({ email, password, organization, role }) => [
    role,
    email,
    password,
    nameOf(organization),
  ]);
}

function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd(),
  );
}
