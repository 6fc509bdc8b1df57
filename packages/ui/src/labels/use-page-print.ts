import { useEffect, useState } from 'react';
import type { LabelSize } from './label-size.ts';

/**
 * Prints the pages that stand in the document while `isPrinting`, on paper of their exact size. The size is given in
 * a style sheet that the script adopts, because the Content Security Policy forbids style elements.
 */
export function usePagePrint({ page: { widthMm, heightMm } }: LabelSize) {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const paper = new CSSStyleSheet();
    paper.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
    const end = () => setIsPrinting(false);
    window.addEventListener('afterprint', end);
    window.print();
    return () => {
      window.removeEventListener('afterprint', end);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
    };
  }, [isPrinting, widthMm, heightMm]);
  return { isPrinting, print: () => setIsPrinting(true) };
}
