export function plainAscii(html: string): string;
