import { type CertificateFacts, certificateFacts } from "@/lib/certificates/facts";

type Overrides = {
  organization?: Partial<CertificateFacts["organization"]>;
  donor?: Partial<CertificateFacts["donor"]>;
} & Partial<Omit<CertificateFacts, "organization" | "donor" | "totalCents">>;

const day = (text: string) => text as CertificateFacts["issuedOn"];

/** That many donations of R200 and some cents, a month apart. */
export function certificateLines(count: number): CertificateFacts["lines"] {
  return Array.from({ length: count }, (_, index) => ({
    donationId: `01890a5d-ac96-774b-bcce-${String(index).padStart(12, "0")}`,
    reference: `GV7K2M${String(100 + index)}`,
    receivedOn: day(`2026-${String(3 + (index % 9)).padStart(2, "0")}-14`),
    kind: "money" as const,
    amountCents: (20_000 + index) as CertificateFacts["totalCents"],
    taxYear: 2027,
    fundName: "Literacy fund",
  }));
}

/** A certificate of one natural person's donation, ready to print; change what a test is about. */
export function factsOfCertificate({ organization, donor, ...rest }: Overrides = {}): CertificateFacts {
  const lines = rest.lines ?? certificateLines(1);
  return certificateFacts.parse({
    series: "18A",
    number: "2027-000042",
    taxYear: 2027,
    issuedOn: "2026-11-14",
    ruleSet: "notice-6762",
    language: "en",
    verifyUrl: "https://nika.example/verify/H8WN-3CJT-V6PZ",
    organization: {
      slug: "ukukhanya",
      registeredName: "Ukukhanya Literacy Trust",
      pboNumber: "930074218",
      npoNumber: "041-224 NPO",
      addressLines: ["14 Ixia Lane", "Scottsville", "Pietermaritzburg 3201"],
      email: "treasurer@ukukhanya.example",
      phone: "033 555 0117",
      signatoryName: "Nomvula Mthembu",
      signatoryTitle: "Treasurer, for the trustees",
      ...organization,
    },
    donor: {
      nature: "natural-person",
      name: "Naledi Grace Molefe",
      identityType: "sa-id",
      identityCountry: "ZA",
      identityNumber: "9007310529084",
      taxReference: "0845210336",
      addressLines: ["27 Jacaranda Street", "Hilton 3245"],
      phone: "083 555 0164",
      email: "naledi@molefe.example",
      ...donor,
    },
    ...rest,
    lines,
    totalCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
  });
}
