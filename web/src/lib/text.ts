// Byte offsets of a text and the indexes of its JavaScript string, each from the other.

/**
 * The records count in UTF-8 bytes, JavaScript in UTF-16 units. The table of byte offsets is made
 * once for a text, so that looking up costs nothing however many marks a long report has; a text
 * of plain ASCII needs none. An offset inside a character is taken back to where it begins, one
 * outside the text to its nearest end.
 */
export class ByteText {
  readonly text: string;
  /** How many bytes the text has. */
  readonly bytes: number;
  /** The byte at which each UTF-16 unit begins, and the end; null where both count alike. */
  private readonly at: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    const at = new Uint32Array(text.length + 1);
    let byte = 0;
    for (let i = 0; i < text.length; i++) {
      at[i] = byte;
      const unit = text.charCodeAt(i);
      if (unit < 0x80) byte += 1;
      else if (unit < 0x800) byte += 2;
      else if (pairAt(text, i)) {
        at[++i] = byte;
        byte += 4;
      } else byte += 3;
    }
    at[text.length] = byte;
    this.bytes = byte;
    this.at = byte === text.length ? null : at;
  }

  /** The UTF-16 index of the character that the byte belongs to. */
  toIndex(byte: number): number {
    if (byte <= 0) return 0;
    if (byte >= this.bytes) return this.text.length;
    const at = this.at;
    if (!at) return Math.floor(byte);
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (at[mid]! <= byte) low = mid;
      else high = mid - 1;
    }
    // Both halves of a pair begin at the same byte: the first is where the character begins.
    return low > 0 && at[low - 1] === at[low] ? low - 1 : low;
  }

  /** The byte at which the character at a UTF-16 index begins. */
  toByte(index: number): number {
    const i = Math.min(Math.max(0, Math.floor(index)), this.text.length);
    return this.at ? this.at[i]! : i;
  }

  /** What stands between two byte offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toIndex(start), this.toIndex(end));
  }
}

function pairAt(text: string, i: number): boolean {
  const first = text.charCodeAt(i);
  const second = text.charCodeAt(i + 1);
  return first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
}
