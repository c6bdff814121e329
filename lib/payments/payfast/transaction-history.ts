import { type CalendarDate, parseCalendarDate } from "@/lib/calendar";
import { invariant } from "@/lib/invariant";
import { type Cents, parsePlainRand } from "@/lib/money";
import { type ApiMerchant, askPayfast, type PayfastApi } from "@/lib/payments/payfast/api";
import { parseCsv } from "@/lib/payments/payfast/csv";
import { PayfastUnreachable } from "@/lib/payments/payfast/reach";

/** One line of PayFast's own books. Days are South African; money is signed as PayFast signs it. */
export type HistoryLine = {
  happenedOn: CalendarDate;
  kind: string;
  fundingType: string;
  grossCents: Cents;
  feeCents: Cents;
  netCents: Cents;
  paymentId: string;
  providerPaymentId: string;
};

const pageLimit = 1000;
// More than a hundred thousand lines in one range means that PayFast ignores the offset.
const pagesLimit = 100;

/**
 * What PayFast's books say from one day to another, both included; null when it refuses the merchant. Columns
 * are found by name, because their order differs between accounts.
 */
export async function listTransactionHistory(
  api: PayfastApi,
  merchant: ApiMerchant,
  from: CalendarDate,
  to: CalendarDate,
): Promise<HistoryLine[] | null> {
  const lines: HistoryLine[] = [];
  for (let page = 0; page < pagesLimit; page += 1) {
    const query = { from, to, limit: pageLimit, offset: page * pageLimit };
    const text = await askPayfast(api, merchant, "/transactions/history", query);
    if (text === null) return null;
    const read = parseHistory(text);
    lines.push(...read);
    if (read.length < pageLimit) return lines;
  }
  throw new PayfastUnreachable("PayFast's transaction history has no end");
}

/** Reads the CSV of a transaction history; throws when a line cannot be read, rather than leave money out. */
export function parseHistory(csv: string): HistoryLine[] {
  return rowsOf(csv).map((row) => {
    const happenedOn = parseCalendarDate((row.Date ?? "").slice(0, 10));
    const [grossCents, feeCents, netCents] = [row.Gross, row.Fee, row.Net].map((cell) =>
      parsePlainRand(cell ?? ""),
    );
    if (!happenedOn || grossCents == null || feeCents == null || netCents == null) {
      throw new PayfastUnreachable("PayFast's transaction history holds a line that cannot be read");
    }
    return {
      happenedOn,
      kind: row.Type ?? "",
      fundingType: row["Funding Type"] ?? "",
      grossCents,
      feeCents,
      netCents,
      paymentId: row["M Payment ID"] ?? "",
      providerPaymentId: row["PF Payment ID"] ?? "",
    };
  });
}

function rowsOf(csv: string): Record<string, string>[] {
  if (csv.trim() === "") return [];
  try {
    const firstLine = csv.split("\n", 1)[0]!;
    invariant(
      ["Date", "Gross", "PF Payment ID"].every((name) => firstLine.includes(name)),
      "a history has its columns",
    );
    return parseCsv(csv);
  } catch (cause) {
    throw new PayfastUnreachable("PayFast's transaction history is no CSV", { cause });
  }
}
