import { calendarDateOf, formatTime } from "@/lib/calendar";
import type { EmulatedPayment } from "@/lib/emulators/payfast/state";
import { addCents, type Cents, cents, plainRand } from "@/lib/money";

// PayFast's own order, jumbled custom fields included.
const columns = [
  ...[
    "Date",
    "Type",
    "Sign",
    "Party",
    "Name",
    "Description",
    "Currency",
    "Funding Type",
    "Gross",
    "Fee",
    "Net",
  ],
  ...["Balance", "M Payment ID", "PF Payment ID", "custom_str1", "custom_int1", "custom_str2", "custom_int2"],
  ...["custom_str3", "custom_str4", "custom_str5", "custom_int3", "custom_int4", "custom_int5"],
];

/** The transaction history of one merchant as CSV, oldest first, days in South African time and both included. */
export function historyCsv(payments: EmulatedPayment[], query: URLSearchParams): string {
  const from = query.get("from") ?? "0001-01-01";
  const to = query.get("to") ?? "9999-12-31";
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 1000)];
  let balance = cents(0);
  const rows = payments
    .toSorted((a, b) => Date.parse(a.paidAt) - Date.parse(b.paidAt))
    .map((payment) => {
      const net = cents(payment.grossCents - payment.feeCents);
      balance = addCents(balance, net);
      return { payment, net, balance, day: calendarDateOf(new Date(payment.paidAt)) };
    })
    .filter(({ day }) => day >= from && day <= to)
    .slice(offset, offset + limit)
    .map(({ payment, net, balance, day }) => [
      `${day} ${formatTime(new Date(payment.paidAt))}`,
      ...["FUNDS_RECEIVED", "CREDIT", payment.payer, "", payment.itemName, "ZAR", "Credit Card"],
      ...[payment.grossCents, cents(-payment.feeCents), net, balance].map(grouped),
      ...[payment.paymentId, payment.id, ...Array(10).fill("")],
    ]);
  return [columns, ...rows]
    .map((row) => row.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

function grouped(amount: Cents): string {
  return plainRand(amount).replace(/\B(?=(\d{3})+\.)/g, ",");
}

function cell(text: string): string {
  return /[",\r\n ]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
