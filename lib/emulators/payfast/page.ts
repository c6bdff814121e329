import type { EmulatedCheckout } from "@/lib/emulators/payfast/state";
import { cents, formatRand, parsePlainRand } from "@/lib/money";

const otherActs: [act: string, label: string, meaning: string][] = [
  ["pay-late", "Pay, delay the notification", "The money moves now; the shop hears of it 15 seconds later."],
  ["pay-twice", "Pay, duplicate the notification", "The same notification arrives two times at once."],
  ["pay-other-amount", "Pay R 1 less", "A genuine payment, but not of the sum that was asked."],
  [
    "forge-amount",
    "Forge a notification: amount raised",
    "A genuine notification, altered on the way to R\u00A025\u00A0000.",
  ],
  [
    "forge-signature",
    "Forge a notification: wrong signature",
    "Signed by somebody who does not know the passphrase.",
  ],
  [
    "forge-unknown",
    "Forge a notification: unknown to PayFast",
    "Signed with a stolen passphrase, for money that never moved.",
  ],
  [
    "forge-source",
    "Forge a notification: other sender",
    "Perfect, but sent from an address that is not PayFast's.",
  ],
];

/** The payment page. It works without JavaScript: every button is a form's. */
export function checkoutPage(checkout: EmulatedCheckout): string {
  const { fields } = checkout;
  const amount = money(fields.amount ?? "0");
  const payer = [fields.name_first, fields.name_last].filter(Boolean).join(" ");
  return page(
    `Pay ${amount}`,
    `<section class="sheet lg-controls stack g-5" aria-labelledby="what">
<div><p class="soft t-sm">You are paying</p><h1 class="t-xl" id="what">${escapeHtml(fields.item_name ?? "")}</h1></div>
<dl class="facts lined num"><div><dt>Amount</dt><dd class="bold">${amount}</dd></div>
${payer ? `<div><dt>From</dt><dd>${escapeHtml(payer)}</dd></div>` : ""}
${fields.email_address ? `<div><dt>Receipt to</dt><dd>${escapeHtml(fields.email_address)}</dd></div>` : ""}
<div><dt>Merchant</dt><dd>${escapeHtml(checkout.merchantId)}</dd></div>
<div><dt>Card</dt><dd>Test card ending in 4242</dd></div></dl>
${checkout.outcome === "paid" ? `<p class="note" role="status">This payment is done. Paying again makes a second one.</p>` : ""}
<form method="post" class="stack g-3"><button class="btn primary lg wide" name="act" value="pay">Pay ${amount}</button>
<button class="btn lg wide" name="act" value="cancel">Cancel and go back</button></form></section>
<details class="card"><summary>Try what can go wrong</summary><form method="post"><ul class="rows">${otherActs
      .map(
        ([act, label, meaning]) =>
          `<li><button class="btn" name="act" value="${act}">${label}</button><span class="soft t-sm">${meaning}</span></li>`,
      )
      .join("")}</ul></form></details>`,
  );
}

/** Shown instead of the payment page when the shop's form is wrong; names every fault. */
export function faultPage(faults: string[]): string {
  return page(
    "The payment cannot start",
    `<section class="sheet stack g-4" role="alert"><h1 class="t-xl">The payment cannot start</h1>
<p>PayFast would refuse this checkout. No money has moved. Go back and try again, or tell the shop what it says here.</p>
<ul class="stack g-2 faults">${faults.map((fault) => `<li>${escapeHtml(fault)}</li>`).join("")}</ul></section>`,
  );
}

/** The end of the way when the shop named no address to go back to. */
export function donePage(sentence: string): string {
  return page(sentence, `<section class="sheet"><h1 class="t-xl">${escapeHtml(sentence)}</h1></section>`);
}

const layout = `
.till { max-width: 30rem; display: grid; gap: 1.25rem; padding-block: 2rem 4rem; }
.till .sheet { padding: 1.5rem; }
.till summary { padding: 1rem 1.25rem; cursor: pointer; font-weight: var(--font-weight-medium); }
.till .rows li { display: grid; gap: .375rem; padding: .875rem 1.25rem; justify-items: start; }
.till .faults { list-style: disc; padding-left: 1.25rem; overflow-wrap: anywhere; }
.till h1, .till dd { overflow-wrap: anywhere; }
.stripe { background: var(--color-seed-soft); padding: .625rem 1rem; text-align: center; }`;

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en-ZA"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · PayFast emulator</title><link rel="stylesheet" href="/style.css"><style>${layout}</style></head>
<body class="public"><header><p class="stripe t-sm"><b>PayFast emulator</b>, no real money</p>
<div class="site-head"><div class="wrap"><span class="t-lg bold">PayFast</span>
<span class="soft t-sm" style="margin-left:auto">Nothing here leaves this computer</span></div></div></header>
<main class="wrap till">${main}</main></body></html>`;
}

function money(amount: string): string {
  return formatRand(parsePlainRand(amount) ?? cents(0));
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
