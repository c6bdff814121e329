/** A piece of a page: text, or an element with its properties as React takes them and what stands in it. */
export type Drawn = string | [tag: string, properties: Record<string, unknown>, ...inside: Drawn[]];

const piece = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gi;
const empty = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const switches = new Map(
  ["hidden", "disabled", "checked", "selected", "required", "readOnly", "multiple", "open", "autoFocus"]
    .concat(["noValidate", "formNoValidate", "inert"])
    .map((name) => [name.toLowerCase(), name]),
);

/** What React drew in the body of a page, to be drawn again; scripts are no part of it. */
export function drawnIn(html: string): Drawn[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
  const root: Drawn = ["body", {}];
  const open = [root];
  for (const [whole, isEnd, tag, attributes] of body
    .replace(/<script\b[\s\S]*?<\/script>/g, "")
    .matchAll(piece)) {
    if (isEnd) open.pop();
    else if (tag) {
      const element: Drawn = [tag, propertiesIn(attributes ?? "")];
      open.at(-1)!.push(element);
      if (!empty.has(tag)) open.push(element);
    } else if (!whole.startsWith("<!--")) open.at(-1)!.push(read(whole));
  }
  return root.slice(2) as Drawn[];
}

function propertiesIn(attributes: string): Record<string, unknown> {
  const pairs = attributes.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", value = ""]) => {
      const known = switches.get(name.toLowerCase());
      if (known) return [known, true];
      return name === "style" ? [name, styleIn(read(value))] : [names[name] ?? name, read(value)];
    }),
  );
}

const names: Record<string, string> = { class: "className", for: "htmlFor" };

const styleIn = (style: string) =>
  Object.fromEntries(
    style.split(";").map((one) => {
      const [name, ...value] = one.split(":");
      const camel = name!.startsWith("--")
        ? name
        : name!.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());
      return [camel, value.join(":")];
    }),
  );

const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

const read = (text: string) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name
      ? (characters[name] ?? whole)
      : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
