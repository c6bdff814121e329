import { type Cents, formatRand } from "@/lib/money";

type LedgerLine = {
  id: string;
  code: string;
  account: string;
  debitCents: Cents | null;
  creditCents: Cents | null;
};
type Words = { account: string; debit: string; credit: string; balanced: string };
type Props = { lines: LedgerLine[]; debitCents: Cents; creditCents: Cents; words: Words };

/** One ledger transaction: debits and credits in their columns, and what they come to. */
export function LedgerTable({ lines, debitCents, creditCents, words }: Props) {
  return (
    <div className="table-wrap">
      <table className="table tight">
        <thead>
          <tr>
            <th scope="col">{words.account}</th>
            <th scope="col" className="r">
              {words.debit}
            </th>
            <th scope="col" className="r">
              {words.credit}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <span className="faint num">{line.code}</span> {line.account}
              </td>
              <td className="r">{line.debitCents === null ? "" : formatRand(line.debitCents)}</td>
              <td className="r">{line.creditCents === null ? "" : formatRand(line.creditCents)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{words.balanced}</td>
            <td className="r">{formatRand(debitCents)}</td>
            <td className="r">{formatRand(creditCents)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
