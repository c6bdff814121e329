/// <reference types="next/image-types/global" />
import drawings from "./drawings.svg";

const { src } = drawings as { src: string };

/**
 * The address of a drawing in drawings.svg, for an SVG's `use`: fetched once and kept, where outlines in the page would
 * be sent twice with each (drawn, and as React's data). It takes colours and strokes from where it is used.
 */
export const drawingAt = (name: string): string => `${src}#${name}`;
