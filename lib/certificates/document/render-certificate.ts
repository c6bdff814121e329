import { type CertificateFacts, certificateFacts } from "@/lib/certificates/facts";
import english from "@/lib/messages/en/certificate.json";
import { faces as cutFaces, type Faces } from "./fonts/faces";
import { composeCertificate } from "./layout/compose";
import { writePdf } from "./pdf/write-pdf";
import { findUndrawable, UndrawableText } from "./undrawable";

/**
 * The certificate as a tagged PDF of A4 sheets, the same bytes for the same facts on every machine.
 * Throws UndrawableText, which names the field, rather than print a gap.
 */
export async function renderCertificate(
  facts: CertificateFacts,
  { faces = cutFaces(), whole = false }: { faces?: Faces; whole?: boolean } = {},
): Promise<Uint8Array> {
  const frozen = certificateFacts.parse(facts);
  const undrawable = findUndrawable(frozen);
  if (undrawable) throw new UndrawableText(undrawable);
  const description = {
    title: `${english.title} ${frozen.number}`,
    author: frozen.organization.registeredName,
    issuedAt: `${frozen.issuedOn}T00:00:00+02:00`,
    language: "en-ZA",
    json: JSON.stringify(frozen),
  };
  return writePdf(composeCertificate(frozen, faces), faces, description, { whole });
}
