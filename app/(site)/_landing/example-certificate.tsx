import { create } from "qrcode";
import { OrgMark } from "@/lib/ui/org-mark";

/** A picture of a certificate, for the eye only. Its names and numbers are invented, so it is not translated. */
export function ExampleCertificate() {
  return (
    <div className="paper cert">
      <div className="cert-head">
        <div className="cert-org">
          <span className="cert-mark">
            <OrgMark slug="ukukhanya" />
          </span>
          <p>
            <b>Ukukhanya Literacy Trust</b>14 Ixia Lane, Scottsville
            <br />
            Pietermaritzburg 3201
          </p>
        </div>
        <dl className="cert-no">
          {facts([
            ["Certificate number", "2027-000042"],
            ["Date of issue", "20 Nov 2026"],
            ["Tax year", "2026/27"],
          ])}
        </dl>
      </div>
      <p className="cert-title">Section 18A donation certificate</p>
      <div className="cert-sum">
        <p className="cert-amount">R 500,00</p>
        <p>Five hundred rand</p>
      </div>
      {groups.map(([title, lines]) => (
        <div className="cert-group" key={title}>
          <p>{title}</p>
          <dl>{facts(lines)}</dl>
        </div>
      ))}
      <p className="cert-word">
        This certificate is issued for the purposes of section 18A of the Income Tax Act, 58 of 1962. The
        donation above was received as a gift, nothing was given in return, and it will be used only for the
        public benefit activities for which the Trust is approved.
      </p>
      <div className="cert-foot">
        <div className="cert-sign">
          <p className="cert-hand">N. Mthembu</p>
          <p>
            <b>Nomvula Mthembu</b>
            <br />
            Treasurer, for the trustees
          </p>
        </div>
        <div className="cert-check">
          <p>
            <b>Is this genuine?</b>
            <br />
            Scan to check
          </p>
          <Square />
        </div>
      </div>
    </div>
  );
}

type Line = [name: string, value: string];

const groups: [string, Line[]][] = [
  [
    "Organisation",
    [
      ["Registered name", "Ukukhanya Literacy Trust"],
      ["Section 18A reference", "930 000 000"],
      ["Address", "14 Ixia Lane, Scottsville, Pietermaritzburg 3201"],
      ["Enquiries", "treasurer@ukukhanya.example"],
    ],
  ],
  [
    "Donor",
    [
      ["Name", "Thandi Nkosi"],
      ["Nature of person", "Natural person"],
      ["Identification", "South African ID •••••• •••• •• •"],
      ["Income tax number", "•••• ••• •••"],
      ["Address", "8 Boundary Road, Howick 3290"],
      ["Contact", "thandi@nkosi.example"],
    ],
  ],
  [
    "Donation",
    [
      ["Received", "20 Nov 2026"],
      ["Nature", "Money, by card"],
    ],
  ],
];

const facts = (lines: Line[]) =>
  lines.map(([name, value]) => (
    <div key={name}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  ));

function Square() {
  const { size, data } = create("EXAMPLE").modules;
  let path = "";
  for (let at = 0; at < size * size; at++)
    if (data[at]) path += `M${at % size} ${Math.floor(at / size)}h1v1h-1z`;
  return (
    <svg viewBox={`-2 -2 ${size + 4} ${size + 4}`} shapeRendering="crispEdges" aria-hidden="true">
      <path fill="#1b1a17" d={path} />
    </svg>
  );
}
