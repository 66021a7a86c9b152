type Field = string | number | boolean | null

/**
 * A row as an element of an array of rows in PostgreSQL's own words, for `unnest(…::a_table[])`.
 *
 * @param fields in the order of the table's columns; an array as its own text, "{1,NULL}"
 */
export function rowText(fields: readonly Field[]): string {
  const row = fields.map(fieldText).join()
  return `"(${row.replace(/["\\]/g, '\\$&')})"`
}

const fieldText = (field: Field): string => {
  if (field === null) return ''
  return typeof field === 'string' ? `"${field.replace(/["\\]/g, '$&$&')}"` : String(field)
}

/** Rows that wait to be written in one statement, as the bytes of their texts: they weigh nothing in the heap. */
export class RowBytes {
  readonly #bytes: Buffer
  #length = 0

  /** @param size in bytes, of all rows together */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size)
  }

  /** @returns false when there is no place for it: those that wait have to be written first */
  add(row: string): boolean {
    // A character has three bytes at most; and there is the comma, and a brace at the end.
    if (this.#length + row.length * 3 + 2 > this.#bytes.length) return false
    this.#length += this.#bytes.write(this.#length === 0 ? '{' : ',', this.#length)
    this.#length += this.#bytes.write(row, this.#length)
    return true
  }

  /** Takes out all of them, as one parameter for `convert_from(…, 'UTF8')`; null when none waits. They lie there until the next is added. */
  take(): Buffer | null {
    if (this.#length === 0) return null
    const end = this.#length + this.#bytes.write('}', this.#length)
    this.#length = 0
    return this.#bytes.subarray(0, end)
  }
}
