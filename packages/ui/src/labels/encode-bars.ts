import { code128, gs1_128 } from 'bwip-js/generic';

export interface CodeText {
  readonly symbology: 'CODE_128' | 'GS1_128';
  /** As a person reads it under the bars; GS1 with its identifiers in parentheses. */
  readonly text: string;
}

/** The bars of a code, in modules from its left edge, without quiet zones. */
export interface BarPattern {
  readonly modules: number;
  readonly bars: readonly { readonly at: number; readonly width: number }[];
}

/** What Code 128 holds without help: printable ASCII. */
const encodable = /^[\x20-\x7e]+$/;

/** True when every scanner gives a text back as it is. */
export const isEncodable = (text: string): boolean => encodable.test(text);

/** The bars of a code whose text `isEncodable`. */
export function encodeBars({ symbology, text }: CodeText): BarPattern {
  const encode = symbology === 'GS1_128' ? gs1_128 : code128;
  return encode({ bcid: symbology, text, scale: 1 }, new NoteBars());
}

/** A drawing that keeps the bars' places instead of drawing them; at scale 1 a module is one unit wide. */
class NoteBars {
  readonly #bars: { at: number; width: number }[] = [];
  #modules = 0;
  scale(): null {
    return null;
  }
  measure() {
    return { width: 0, ascent: 0, descent: 0 };
  }
  init(width: number): void {
    this.#modules = width;
  }
  line(x0: number, _y0: number, _x1: number, _y1: number, width: number): void {
    // The middle of a bar of odd width comes rounded up.
    this.#bars.push({ at: x0 - Math.ceil(width / 2), width });
  }
  polygon(): void {}
  hexagon(): void {}
  ellipse(): void {}
  fill(): void {}
  text(): void {}
  end(): BarPattern {
    return { modules: this.#modules, bars: this.#bars };
  }
}
