import { plain } from '@rongheng/core/report/model'
import { proseFlags, type Token, tokenGroups } from '@rongheng/core/report/prose'
import { withToken } from '@rongheng/core/report/same-number'
import { useMemo, useRef, useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { type ReportAround, TypedNumber } from './TypedNumber.tsx'
import { reportWords } from './words.ts'

/** Writing one place of the report: the text, numbers to insert, and what to look at while one types. */
export function SlotEditor(p: {
  slot: { key: string; label: string; hint: string }
  text: string
  tokens: readonly Token[]
  around: ReportAround
  save: (text: string) => Promise<unknown>
  onDone: () => void
}) {
  const t = useText(reportWords)
  const area = useRef<HTMLTextAreaElement>(null)
  const unsaved = useUnsaved()
  const [text, setText] = useState(p.text)
  const [chosen, setChosen] = useState('')
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const known = useMemo(() => new Map(p.tokens.map((token) => [token.key, token])), [p.tokens])
  const flags = proseFlags(text, known)
  const type = (next: string) => {
    setText(next)
    unsaved.touch()
  }
  const insert = () => {
    const box = area.current
    if (!chosen || !box) return
    const token = `{{${chosen}}}`
    const at = box.selectionStart
    type(text.slice(0, at) + token + text.slice(box.selectionEnd))
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
      unsaved.saved()
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
        <textarea ref={area} value={text} autoFocus onChange={(event) => type(event.target.value)} />
      </label>
      <div className="rp-insert">
        <label>
          {t('token.choose')}
          <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('token.pick')}</option>
            {tokenGroups.map((group) => (
              <optgroup key={group} label={t(`token.group.${group}`)}>
                {p.tokens
                  .filter((token) => token.group === group)
                  .map((token) => (
                    <option key={token.key} value={token.key}>
                      {`${token.key}（${plain([token.piece])}${'number' in token.piece ? token.unit : ''}）`}
                    </option>
                  ))}
              </optgroup>
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
          {flags.map((flag) =>
            flag.code === 'report.typed-number' ? (
              <TypedNumber
                key={`${flag.at} ${flag.text}`}
                text={text}
                typed={flag}
                tokens={p.tokens}
                around={p.around}
                choose={(token) => type(withToken(text, flag, token))}
              />
            ) : (
              <li key={`${flag.at} ${flag.text}`}>{t('flag.unknown-token', { text: flag.text })}</li>
            ),
          )}
        </ul>
      )}
      <div className="rp-buttons">
        <ActionButton label={t('save')} primary pending={pending} onPress={() => void save()} />
        <ActionButton label={t('cancel')} onPress={p.onDone} />
      </div>
    </div>
  )
}
