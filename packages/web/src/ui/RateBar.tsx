import { rateText } from './Rate.tsx'

/** A share drawn as a bar with a mark where it should be by now; the numbers stand beside it. */
export function RateBar({ bp, markBp, label }: { bp: number | null; markBp?: number | null; label: string }) {
  const percent = (value: number) => `${Math.max(0, Math.min(100, value / 100))}%`
  return (
    <span className="rate-bar">
      <span className="rate-bar-track" role="img" aria-label={label}>
        <span className="rate-bar-fill" style={{ width: bp === null ? 0 : percent(bp) }} />
        {markBp !== undefined && markBp !== null && (
          <span className="rate-bar-mark" style={{ left: percent(markBp) }} />
        )}
      </span>
      <span className="num">{bp === null ? '—' : rateText(bp)}</span>
    </span>
  )
}
