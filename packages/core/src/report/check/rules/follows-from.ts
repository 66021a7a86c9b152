import { scaled } from '../../../kernel/decimal.ts'
import type { Amount, Rate } from '../claim.ts'
import { HUNDREDTH } from '../tables/forms.ts'

/** Whether a rate is one amount divided by another, to ±0.01 point or to what the rounding of all three allows. */
export function followsFrom(rate: Pick<Rate, 'value' | 'places'>, part: Amount, whole: Amount): boolean {
  const stated = scaled(rate.value)
  const half = 1_000_000n / 10n ** BigInt(rate.places) / 2n
  const slack = half > HUNDREDTH ? half : HUNDREDTH
  const percent = (n: number, d: number) => (BigInt(n) * 100_000_000n) / BigInt(d)
  const low = percent(part.fen - part.slackFen, whole.fen + whole.slackFen)
  const high = percent(part.fen + part.slackFen, Math.max(1, whole.fen - whole.slackFen)) + 1n
  return stated >= low - slack && stated <= high + slack
}
