import type { Letter } from "@/lib/mail/letter";

// Mail programs know tables and inline styles. The colours are those of lib/ui/tokens.css; the classes only serve
// the dark scheme, which replaces them where a program supports it.
const sans = "Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "Fraunces,Georgia,'Times New Roman',serif";
const dark = `@media (prefers-color-scheme:dark){
.canvas{background:#14130f!important}.card{background:#1c1a16!important;border-color:#322e27!important}
.ink{color:#f3eee4!important}.soft{color:#cdc5b7!important}.faint{color:#a69d8f!important}
.line{border-color:#322e27!important}.leaf{color:#86cfad!important}
.button{background:#47a981!important}.button a{color:#05170f!important}}
@media (max-width:600px){.pad{padding:24px 20px!important}}`;

export function drawHtml(letter: Letter): string {
  const body = [
    `<p class="leaf" style="${text(14, 20)}color:#0f5c42;font-weight:600">${escapeHtml(letter.senderName)}</p>`,
    `<h1 class="ink" style="margin:8px 0 16px;font:500 28px/34px ${serif};color:#1f1c17">${escapeHtml(letter.heading)}</h1>`,
    ...letter.paragraphs.map(paragraph),
    drawFacts(letter),
    drawAction(letter),
  ];
  return `<!doctype html>
<html lang="en-ZA"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(letter.subject)}</title><style>${dark}</style></head>
<body class="canvas" style="margin:0;padding:0;background:#faf7f1;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(letter.paragraphs[0] ?? "")}</div>
<table role="presentation" class="canvas" width="100%" cellpadding="0" cellspacing="0" style="background:#faf7f1"><tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td style="padding:0 4px 16px">${mark}</td></tr>
<tr><td class="card pad" style="padding:32px 36px;background:#ffffff;border:1px solid #e6dfd2;border-radius:12px">${body.join("\n")}</td></tr>
<tr><td style="padding:20px 4px 0">${letter.notes.map(note).join("\n")}</td></tr>
</table></td></tr></table></body></html>`;
}

// Two hands and a seed, without a picture that a mail program would have to fetch.
const mark = `<table role="presentation" cellpadding="0" cellspacing="0" aria-hidden="true"><tr>
<td class="button" style="width:12px;height:26px;background:#0f513a;border-radius:0 12px 0 0;font-size:0">&nbsp;</td><td style="width:3px;font-size:0">&nbsp;</td>
<td valign="top"><div style="width:11px;height:11px;margin-left:2px;background:#eba51c;border-radius:50%;font-size:0"></div>
<div class="button" style="width:13px;height:12px;margin-top:3px;background:#0f513a;border-radius:0 0 0 13px;font-size:0"></div></td>
<td class="ink" style="padding-left:10px;font:500 20px/26px ${serif};color:#1f1c17">Nika</td></tr></table>`;

function paragraph(words: string): string {
  return `<p class="soft" style="${text(16, 25)}margin:0 0 14px;color:#4b453b">${escapeHtml(words)}</p>`;
}

function drawFacts({ facts }: Letter): string {
  if (!facts?.length) return "";
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td class="faint line" style="${text(14, 20)}padding:9px 12px 9px 0;border-top:1px solid #e6dfd2;color:#686054">${escapeHtml(label)}</td>` +
      `<td class="ink line" align="right" style="${text(15, 20)}padding:9px 0;border-top:1px solid #e6dfd2;color:#1f1c17;font-weight:600">${escapeHtml(value)}</td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:6px 0 20px">${rows.join("")}</table>`;
}

function drawAction({ action }: Letter): string {
  if (!action) return "";
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 4px"><tr><td class="button" style="background:#0f513a;border-radius:8px">
<a href="${escapeHtml(action.url)}" style="display:inline-block;padding:13px 24px;font:600 16px/22px ${sans};color:#ffffff;text-decoration:none">${escapeHtml(action.label)}</a></td></tr></table>`;
}

function note(words: string): string {
  return `<p class="faint" style="${text(13, 19)}margin:0 0 8px;color:#686054">${escapeHtml(words)}</p>`;
}

function text(sizePixels: number, linePixels: number): string {
  return `margin:0;font:400 ${sizePixels}px/${linePixels}px ${sans};`;
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
