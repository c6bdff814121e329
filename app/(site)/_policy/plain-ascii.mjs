/**
 * The same page in ASCII alone: it is then sent as it lies in memory, where one other character anywhere would have the
 * whole page encoded anew for each visit. Text names its characters as HTML does, data in scripts as JavaScript.
 *
 * @param {string} html
 */
export function plainAscii(html) {
  const ascii = html
    .split(/(<script\b[^>]*>[\s\S]*?<\/script>)/g)
    .map((part, at) => (at % 2 === 1 ? escapedInScript(part) : escapedInText(part)))
    .join("");
  // Only a string that was made of bytes is kept as bytes.
  return Buffer.from(ascii, "latin1").toString("latin1");
}

/** @param {string} script */
const escapedInScript = (script) =>
  script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** @param {string} text */
const escapedInText = (text) =>
  text.replace(/[\u{80}-\u{10ffff}]/gu, (character) => `&#${character.codePointAt(0)};`);
