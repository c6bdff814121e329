/** Encodes like PHP's urlencode, which PayFast signs with: only A-Z a-z 0-9 - _ . stay bare, a blank is +. */
export function urlencode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%20/g, "+");
}

/** Decodes one name or value of a form body; null when it is no proper percent-encoded UTF-8. */
export function urldecode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return null;
  }
}
