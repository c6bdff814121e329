const mark = `<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path class="mark-hand" d="M2 2a12 12 0 0 1 12 12v16H2z"/><path class="mark-hand" d="M16 16h14v14a14 14 0 0 1-14-14z"/><circle class="mark-seed" cx="23" cy="8" r="6"/></svg>`;

// The list follows new mail by itself, but never while somebody reads one or types.
const follow = `<script>
setInterval(async () => {
  const newest = await fetch("/newest").then((reply) => reply.text()).catch(() => null);
  const shown = document.body.dataset.newest;
  if (newest !== null && newest !== shown && document.body.dataset.follow === "yes") location.reload();
}, 2000);
for (const frame of document.querySelectorAll("iframe")) {
  const fit = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + "px"; };
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete") fit();
}
</script>`;

const layout = `
.inbox { display: grid; gap: 1.5rem; padding-block: 1.5rem 4rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.inbox .list { overflow: hidden; }
.inbox .facts > div { grid-template-columns: 6.5rem minmax(0, 1fr); }
.inbox .rows > li { padding: 0; }
.inbox .rows a { display: block; flex: 1; min-width: 0; padding: .75rem 1.25rem; color: inherit; text-decoration: none; }
.inbox .rows a:hover { background: var(--color-sunken); }
.inbox .rows a[aria-current] { background: var(--color-leaf-soft); }
.inbox .rows b, .inbox .rows .line { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.inbox iframe { display: block; width: 100%; min-height: 16rem; border: 0; border-radius: 0 0 var(--radius-lg) var(--radius-lg); background: #faf7f1; }
.inbox pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1.25rem; font: inherit; }
@media (max-width: 899px) { .reading .list, .pick { display: none; } }
@media (min-width: 900px) { .inbox { grid-template-columns: 24rem minmax(0, 1fr); } .back { display: none; } }`;

/** A page of the inbox in Nika's own look; `newest` tells the page's script when to look again. */
export function page(parts: {
  title: string;
  newest: string;
  isReading: boolean;
  list: string;
  main: string;
}): string {
  return `<!doctype html>
<html lang="en-ZA"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title><link rel="stylesheet" href="/style.css"><style>${layout}</style></head>
<body class="${parts.isReading ? "reading" : ""}" data-newest="${parts.newest}" data-follow="${parts.isReading ? "no" : "yes"}">
<header class="site-head"><div class="wrap"><a class="logo row g-3" href="/inbox">${mark}<span class="t-lg bold">Mail</span></a>
<span class="soft t-sm" style="margin-left:auto">Nothing here leaves this computer</span></div></header>
<main class="wrap inbox"><section class="list card" aria-label="Messages">${parts.list}</section>
<section aria-label="Message">${parts.main}</section></main>${follow}</body></html>`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
