import { plain, type Piece } from '@rongheng/core/report/model'
import { proseFlags } from '@rongheng/core/report/prose'
import { useMemo, useRef, useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'

/** A number that can be inserted. */
export type TokenView = { readonly key: string; readonly unit: string; readonly piece: Piece }

/** Writing one place of the report: the text, numbers to insert, and what to look at while one types. */
export function SlotEditor(p: {
  slot: { key: string; label: string; hint: string }
  text: string
  tokens: readonly TokenView[]
  save: (text: string) => Promise<unknown>
  onDone: () => void
}) {
  const t = useText(reportWords)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(p.text)
  const [chosen, setChosen] = useState('')
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const known = useMemo(() => new Map(p.tokens.map((token) => [token.key, token])), [p.tokens])
  const flags = proseFlags(text, known)
  const insert = () => {
    const box = area.current
    if (!chosen || !box) return
    const token = `{{${chosen}}}`
    const at = box.selectionStart
    setText(text.slice(0, at) + token + text.slice(box.selectionEnd))
    // After the new text is in the box.
    requestAnimationFrame(() => {
      box.focus()
      box.setSelectionRange(at + token.length, at + token.length)
    })
  }
  const save = async () => {
    setPending(true)
    setError(null)
    try {
      await p.save(text)
      p.onDone()
    } catch (refused) {
      setError(refused)
    } finally {
      setPending(false)
    }
  }
  return (
    <div className="rp-editor no-print">
      <ErrorSummary error={error} />
      <label>
        <strong>{p.slot.label}</strong>
        <span className="muted">{p.slot.hint}</span>
        <textarea ref={area} value={text} autoFocus onChange={(event) => setText(event.target.value)} />
      </label>
      <div className="rp-insert">
        <label>
          {t('token.choose')}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('token.pick')}</option>
            {p.tokens.map((token) => (
              <option key={token.key} value={token.key}>
                {`${token.key}（${plain([token.piece])}${'number' in token.piece ? token.unit : ''}）`}
              </option>
            ))}
          </select>
        </label>
        <ActionButton
          label={t('token.insert')}
          disabledReason={chosen ? null : t('token.pick')}
          onPress={insert}
        />
      </div>
      <p className="muted">{t('token.help')}</p>
      {flags.length > 0 && (
        <ul className="rp-flags" aria-live="polite" aria-label={t('flags')}>
          {flags.map((flag) => (
            <li key={`${flag.at} ${flag.text}`}>
              {t(flag.code === 'report.typed-number' ? 'flag.typed-number' : 'flag.unknown-token', {
                text: flag.text,
              })}
            </li>
          ))}
        </ul>
      )}
      <div className="rp-buttons">
        <ActionButton label={t('save')} primary pending={pending} onPress={() => void save()} />
        <ActionButton label={t('cancel')} onPress={p.onDone} />
      </div>
    </div>
  )
}
