import type { ReportSheet } from '@rongheng/core/report/api'
import type { Token } from '@rongheng/core/report/prose'
import { tokensLike, typedParts } from '@rongheng/core/report/same-number'
import { useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { useText } from '../ui/text.tsx'
import { HandNumberForm } from './HandNumberForm.tsx'
import { reportWords } from './words.ts'

/** What a typed number is asked of: the report it stands in. */
export type ReportAround = Pick<ReportSheet, 'projectId'> & { readonly unitId: string; readonly year: number }

/** A number that was typed, and the two ways out: say which number it is, or enter it with its document. */
export function TypedNumber(p: {
  text: string
  typed: { readonly at: number; readonly text: string }
  tokens: readonly Token[]
  around: ReportAround
  choose: (token: { key: string; unit: string }) => void
}) {
  const t = useText(reportWords)
  const [entering, setEntering] = useState(false)
  const same = tokensLike(p.text, p.typed, p.tokens, p.around.year).slice(0, 5)
  return (
    <li>
      {t(same.length > 0 ? 'flag.same' : 'flag.typed-number', { text: p.typed.text })}
      <div className="rp-buttons">
        {same.map((token) => (
          <ActionButton
            key={token.key}
            label={t('flag.use', { key: token.key })}
            onPress={() => p.choose(token)}
          />
        ))}
        {!entering && <ActionButton label={t('flag.enter')} onPress={() => setEntering(true)} />}
      </div>
      {entering && (
        <HandNumberForm
          projectId={p.around.projectId}
          typed={typedParts(p.typed.text, p.around.year)}
          onAdded={(added) => {
            setEntering(false)
            p.choose(added)
          }}
        />
      )}
    </li>
  )
}
