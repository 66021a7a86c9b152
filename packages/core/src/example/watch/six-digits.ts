const powers = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`))

/** Up to here four bytes hold every whole number. */
const WHOLE = 2 ** 24

/**
 * A number in six digits: as the store of readings gives it back, which keeps it in four bytes. So what is thinned from the
 * course and from the store is the same. Arithmetic on purpose: a million readings are made while the server works.
 */
export function sixDigits(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return value
  const digits = 5 - Math.floor(Math.log10(Math.abs(value)))
  const [up, down] = [powers[digits], powers[-digits]]
  if (up !== undefined) return Math.round(value * up) / up
  return down === undefined ? 0 : asKept(Math.round(value / down) * down, down)
}

/** What lies exactly between two numbers of four bytes comes back as neither: then its neighbour in the sixth digit does. */
function asKept(six: number, unit: number): number {
  if (Math.abs(six) < WHOLE) return six
  const near = Math.fround(six)
  const across = 2 * six - near
  return near !== six && Math.fround(across) === across ? six + unit : six
}
