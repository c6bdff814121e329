import { type PDFContext, PDFHexString, type PDFRef } from "pdf-lib";
import type { Element } from "@/lib/certificates/document/layout/paper";
import type { MarkedSheet } from "./content";

/** Writes the outline that screen readers follow, tied both ways to what is drawn on each sheet. */
export function writeStructure(
  context: PDFContext,
  root: Element,
  sheets: MarkedSheet[],
  pages: PDFRef[],
): PDFRef {
  const contents = contentsByElement(sheets);
  const references = new Map<Element, PDFRef>();
  const treeRoot = context.nextRef();

  const write = (element: Element, parent: PDFRef): PDFRef => {
    const reference = context.nextRef();
    references.set(element, reference);
    const marked = (contents.get(element) ?? []).map(({ sheet, id }) =>
      context.obj({ Type: "MCR", Pg: pages[sheet]!, MCID: id }),
    );
    const children = element.children.map((child) => write(child, reference));
    context.assign(
      reference,
      context.obj({
        Type: "StructElem",
        S: element.tag,
        P: parent,
        K: [...marked, ...children],
        ...(element.alternative && { Alt: PDFHexString.fromText(element.alternative) }),
        ...(element.scope && { A: { O: "Table", Scope: element.scope } }),
      }),
    );
    return reference;
  };

  const documentElement = write(root, treeRoot);
  const parents = sheets.flatMap(({ elements }, index) => [
    index,
    elements.map((element) => references.get(element)!),
  ]);
  context.assign(
    treeRoot,
    context.obj({
      Type: "StructTreeRoot",
      K: [documentElement],
      ParentTree: context.register(context.obj({ Nums: parents })),
      ParentTreeNextKey: sheets.length,
    }),
  );
  return treeRoot;
}

function contentsByElement(sheets: MarkedSheet[]) {
  const contents = new Map<Element, { sheet: number; id: number }[]>();
  sheets.forEach(({ elements }, sheet) => {
    elements.forEach((element, id) => {
      contents.set(element, [...(contents.get(element) ?? []), { sheet, id }]);
    });
  });
  return contents;
}
