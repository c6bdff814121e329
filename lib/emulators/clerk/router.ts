/** One line of a table of routes; `:name` in the path becomes a parameter. */
export type Route<Call, Answer> = {
  method: string;
  pattern: RegExp;
  names: string[];
  answer: (call: Call) => Answer | Promise<Answer>;
};

export type Params = Record<string, string>;

export function route<Call, Answer>(
  method: string,
  path: string,
  answer: Route<Call, Answer>["answer"],
): Route<Call, Answer> {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  return { method, pattern: new RegExp(`^${path.replace(/:\w+/g, "([\\w-]+)")}$`), names, answer };
}

export function findRoute<Call, Answer>(routes: Route<Call, Answer>[], method: string, path: string) {
  for (const candidate of routes) {
    const match = candidate.method === method && candidate.pattern.exec(path);
    if (!match) continue;
    const params: Params = Object.fromEntries(
      candidate.names.map((name, index) => [name, match[index + 1]!]),
    );
    return { answer: candidate.answer, params };
  }
  return null;
}
