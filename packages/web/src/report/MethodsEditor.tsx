import { evaluationMethods, type MethodUsed, methodName } from '@rongheng/core/report/content'
import { useState } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { reportWords } from './words.ts'

/** The methods that were really used, each with its data. */
export function MethodsEditor(p: {
  methods: readonly MethodUsed[]
  save: (methods: MethodUsed[]) => Promise<unknown>
  onDone: () => void
}) {
  const t = useText(reportWords)
  const [used, setUsed] = useState<readonly MethodUsed[]>(p.methods)
  const unsaved = useUnsaved()
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    try {
      await p.save([...used])
      unsaved.saved()
      p.onDone()
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <div className="rp-editor no-print" onChange={unsaved.touch}>
      <ErrorSummary error={error} />
      {evaluationMethods.map((method) => {
        const own = used.find((u) => u.method === method)
        return (
          <div key={method} className="rp-method">
            <label className="rp-check">
              <input
                type="checkbox"
                checked={own !== undefined}
                onChange={(event) =>
                  setUsed(
                    event.target.checked
                      ? // In the order of the regulation, whatever the order of ticking.
                        evaluationMethods.flatMap((m) =>
                          m === method ? [{ method, data: '' }] : used.filter((u) => u.method === m),
                        )
                      : used.filter((u) => u.method !== method),
                  )
                }
              />
              {methodName[method]}
            </label>
            {own && (
              <label>
                {t('method.data')}
                <input
                  maxLength={1000}
                  value={own.data}
                  onChange={(event) =>
                    setUsed(used.map((u) => (u.method === method ? { ...u, data: event.target.value } : u)))
                  }
                />
              </label>
            )}
          </div>
        )
      })}
      <div className="rp-buttons">
        <ActionButton label={t('save')} primary onPress={() => void save()} />
        <ActionButton label={t('cancel')} onPress={p.onDone} />
      </div>
    </div>
  )
}
