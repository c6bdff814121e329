import { expect, test } from "vitest";
import { queues } from "@/lib/jobs/queues";
import workspace from "@/lib/messages/en/workspace.json";
import { readSources } from "@/tests/support/sources";

test("every act that Nika records has words in the history", () => {
  const texts = readSources().filter(({ path }) => path.startsWith("lib/") && !path.endsWith(".test.ts"));
  const acts = texts
    .filter(({ text }) => /record\w*Event/.test(text))
    .flatMap(({ text }) =>
      [...text.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map((match) => match[1]!),
    )
    .filter((word) => !(word in queues));
  const hasWords = (act: string) => {
    const [area, verb] = act.split(".");
    const words = workspace.event as Record<string, unknown>;
    return typeof (words[area!] as Record<string, unknown> | undefined)?.[verb!] === "string";
  };
  expect(acts).toContain("certificate.downloaded");
  const message = "say it in lib/messages/en/workspace.json, under event";
  expect(
    [...new Set(acts)].filter((act) => !hasWords(act)),
    message,
  ).toEqual([]);
});
