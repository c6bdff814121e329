/** 930 074 218, as people read it, without breaking across lines. */
export const groupedPboNumber = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, "$1\u00a0");
