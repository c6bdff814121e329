import { inflateRawSync } from "node:zlib";
import { create, type Font } from "fontkit";
import { fraunces } from "./fraunces";
import { notoSansBold } from "./noto-sans-bold";
import { notoSansRegular } from "./noto-sans-regular";

export type FaceName = "regular" | "bold" | "title";
export type Face = { name: FaceName; font: Font; bytes: Uint8Array };
export type Faces = Record<FaceName, Face>;

let cached: Faces | undefined;

/** The certificate's fonts, parsed once in the life of the process: parsing costs more than all the rest. */
export function faces(): Faces {
  cached ??= {
    regular: unpack("regular", notoSansRegular),
    bold: unpack("bold", notoSansBold),
    title: unpack("title", fraunces),
  };
  return cached;
}

function unpack(name: FaceName, packed: string): Face {
  const bytes = inflateRawSync(Buffer.from(packed, "base64"));
  return { name, font: create(bytes), bytes };
}
