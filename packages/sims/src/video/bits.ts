/** Writes bits one behind the other, the highest first. */
export class BitWriter {
  #bytes: Buffer = Buffer.allocUnsafe(4096)
  #length = 0
  #kept = 0
  #count = 0

  /** @param width at most 24 */
  put(value: number, width: number): void {
    this.#kept = (this.#kept << width) | value
    this.#count += width
    while (this.#count >= 8) {
      this.#count -= 8
      this.#byte((this.#kept >>> this.#count) & 0xff)
    }
    this.#kept &= (1 << this.#count) - 1
  }

  /** Fills up with zeros to a whole byte. */
  align(): void {
    if (this.#count > 0) this.put(0, 8 - this.#count)
  }

  /** The code that begins a part of MPEG video: 00 00 01 and a number. */
  startCode(number: number): void {
    this.align()
    for (const byte of [0, 0, 1, number]) this.#byte(byte)
  }

  bytes(): Buffer {
    this.align()
    return Buffer.from(this.#bytes.subarray(0, this.#length))
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes, this.#bytes])
    this.#bytes[this.#length++] = value
  }
}
