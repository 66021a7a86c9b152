/** Numbers of one series at some moments, as remote write takes them. */
export type Series = {
  /** Name and labels; `__name__` is the name. */
  readonly labels: Readonly<Record<string, string>>
  /** Oldest first. */
  readonly samples: readonly { readonly at: number; readonly value: number }[]
}

/**
 * The message `prometheus.WriteRequest` in protobuf's wire format: `timeseries = 1 {labels = 1 {name = 1, value = 2}, samples = 2
 * {value = 1 double, timestamp = 2 int64}}`. Labels stand in the order of their names, as the protocol asks for.
 *
 * @source https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export function writeRequest(series: readonly Series[]): Buffer {
  const writer = new Wire()
  for (const one of series) writer.inside(1, () => putSeries(writer, one))
  return writer.bytes()
}

function putSeries(writer: Wire, { labels, samples }: Series): void {
  for (const name of Object.keys(labels).sort(byCode))
    writer.inside(1, () => {
      writer.text(1, name)
      writer.text(2, labels[name] as string)
    })
  for (const { at, value } of samples)
    writer.inside(2, () => {
      writer.double(1, value)
      writer.whole(2, at)
    })
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const VARINT = 0
const FIXED64 = 1
const LENGTH = 2

/** Bytes of a message, written from front to back. */
class Wire {
  #buffer = Buffer.allocUnsafe(16_384)
  #end = 0

  bytes = (): Buffer => this.#buffer.subarray(0, this.#end)

  text(field: number, text: string): void {
    const length = Buffer.byteLength(text)
    this.#varint((field << 3) | LENGTH)
    this.#varint(length)
    this.#room(length)
    this.#end += this.#buffer.write(text, this.#end)
  }

  double(field: number, value: number): void {
    this.#varint((field << 3) | FIXED64)
    this.#room(8)
    this.#end = this.#buffer.writeDoubleLE(value, this.#end)
  }

  /** @param value ≥ 0, at most 2^53 */
  whole(field: number, value: number): void {
    this.#varint((field << 3) | VARINT)
    this.#varint(value)
  }

  /** A message within this one; its length is written when it is known. */
  inside(field: number, write: () => void): void {
    this.#varint((field << 3) | LENGTH)
    const begin = this.#end
    write()
    const length = this.#end - begin
    const head = length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4
    this.#room(head)
    this.#buffer.copyWithin(begin + head, begin, this.#end)
    this.#end = begin
    this.#varint(length)
    this.#end = begin + head + length
  }

  #varint(value: number): void {
    this.#room(8)
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#buffer[this.#end++] = (rest % 128) | 128
    this.#buffer[this.#end++] = rest
  }

  #room(bytes: number): void {
    if (this.#end + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#end + bytes))
    this.#buffer.copy(larger, 0, 0, this.#end)
    this.#buffer = larger
  }
}
