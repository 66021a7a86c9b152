import type { CheckLine } from '@rongheng/core/watch/views'
import { useState } from 'react'
import { useText } from '../ui/text.tsx'
import { Curves } from './Curves.tsx'
import { systemWatchWords } from './system-watch-words.ts'

/** How long one check of a system took, over time: the worst first, and any other by choice. */
export function SystemCurves({ checks }: { checks: readonly CheckLine[] }) {
  const t = useText(systemWatchWords)
  const [chosen, setChosen] = useState<string | null>(null)
  const check = checks.find((one) => one.id === chosen) ?? checks[0]
  if (!check) return null
  return (
    <Curves checkId={check.id} onlyTook>
      <label className="no-print">
        {t('curve.check')}{' '}
        <select className="select" value={check.id} onChange={(event) => setChosen(event.target.value)}>
          {checks.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
    </Curves>
  )
}
