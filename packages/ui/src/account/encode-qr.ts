import { qrcode } from 'bwip-js/generic';

/** A QR code as one path, in modules, without its quiet zone. */
export interface QrPath {
  readonly modules: number;
  readonly path: string;
}

/** The QR code of a text, which never leaves the page for it. */
export const encodeQr = (text: string): QrPath => qrcode({ bcid: 'qrcode', text, scale: 1 }, new NotePath());

/** A drawing that keeps its polygons as a path; holes run the other way round than what they are in. */
class NotePath {
  #path = '';
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
  line(): void {}
  polygon(corners: readonly (readonly [number, number])[]): void {
    this.#path += `M${corners.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
  }
  hexagon(): void {}
  ellipse(): void {}
  fill(): void {}
  text(): void {}
  end(): QrPath {
    return { modules: this.#modules, path: this.#path };
  }
}
