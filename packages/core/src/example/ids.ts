/**
 * A fixed id of the example center: `exampleId('prj', '2023', 1)`. Its ULID part begins with zeros, a moment of 1970, so that
 * it can never meet an id made while the program runs.
 */
export function exampleId<P extends string>(prefix: P, group: string, nth: number): `${P}_${string}` {
  const tail = `${group}${String(nth).padStart(4, '0')}`
  return `${prefix}_${tail.padStart(26, '0')}`
}
