import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { useWrite } from '../../api/use-write.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { useText } from '../../ui/text.tsx'
import { useToast } from '../../ui/toast.tsx'
import { FindingCard } from './FindingCard.tsx'
import { checkWords } from './check-words.ts'
import { isShown } from './listed.ts'
import type { Said } from './said.ts'
import { useRuleSetName } from './use-rule-set-name.ts'

/** From here on, findings out of sight are not laid out. */
const MANY = 60

/** The findings that are shown, gravest first; says so when there are none, and why. */
export function FindingList(p: {
  check: CheckView
  all: readonly Said[]
  shown: readonly Said[]
  onClear: () => void
  onQuote: (number: number, quote: number) => void
  onDismiss: (finding: Said) => void
}) {
  const t = useText(checkWords)
  const toast = useToast()
  const ruleSetName = useRuleSetName()
  const restore = useWrite(reportCheckApi.restoreFinding)
  if (!p.all.some((one) => isShown(one, 'counted')) && p.shown.length === 0)
    return <EmptyState title={t('clean.title')} help={t('clean.help')} />
  if (p.shown.length === 0)
    return (
      <EmptyState title={t('shown.none')} help={t('shown.none.help')}>
        <button type="button" className="quiet" onClick={p.onClear}>
          {t('shown.clear')}
        </button>
      </EmptyState>
    )
  return (
    <>
      <ErrorSummary error={restore.error} title={t('failed.write')} />
      <ol className={p.shown.length > MANY ? 'ck-list ck-list-long' : 'ck-list'}>
        {p.shown.map((one) => (
          <FindingCard
            key={one.number}
            one={one}
            documents={p.check.documents}
            ruleSetName={ruleSetName}
            onQuote={(quote) => p.onQuote(one.number, quote)}
            onDismiss={() => p.onDismiss(one)}
            onRestore={() =>
              restore.mutate(
                { checkId: p.check.id, key: one.finding.key },
                { onSuccess: () => toast(t('restore.done')) },
              )
            }
          />
        ))}
      </ol>
    </>
  )
}
