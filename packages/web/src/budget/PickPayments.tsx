import { budgetApi } from '@rongheng/core/budget/api'
import type { PaymentView, ProjectView } from '@rongheng/core/budget/views'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { call } from '../api/call.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { CompletionForm, type Picked } from './CompletionForm.tsx'
import { budgetWords } from './words.ts'

/** As many as one write takes. */
const MOST_AT_ONCE = 500

type InputOf<E> = E extends Endpoint<infer I, z.core.$ZodType> ? z.input<I> : never
type Asked = Omit<InputOf<typeof budgetApi.listPayments>, 'page' | 'size'>

/** Ticks payments over several pages of the list, and completes all ticked ones together. */
export function PickPayments(p: {
  view: ProjectView
  /** The list's filter, without its page. */
  asked: Asked
  rows: readonly PaymentView[]
  count: number
  picked: Picked
  onPick: (next: Picked) => void
}) {
  const t = useText(budgetWords)
  const [completing, setCompleting] = useState(false)
  const [gathering, setGathering] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const { onPick } = p
  const gather = async () => {
    setGathering(true)
    setFailed(null)
    try {
      const found = await call(budgetApi.listPayments, { ...p.asked, page: 1, size: MOST_AT_ONCE })
      onPick(withAll(new Map(), found.items))
    } catch (cause) {
      setFailed(cause)
    } finally {
      setGathering(false)
    }
  }
  const here = p.rows.filter((row) => !row.reversed)
  const allHere = here.length > 0 && here.every((row) => p.picked.has(row.id))
  return (
    <div className="pick-bar no-print">
      <ErrorSummary error={failed} />
      {here.length > 0 && !allHere && (
        <Button onClick={() => onPick(withAll(p.picked, here))}>
          {t('pick.page', { count: here.length })}
        </Button>
      )}
      {p.count > p.rows.length && (
        <Button loading={gathering} onClick={() => void gather()}>
          {t('pick.all', { count: Math.min(p.count, MOST_AT_ONCE) })}
        </Button>
      )}
      {p.picked.size === 0 ? (
        <span className="muted">{t('pick.help')}</span>
      ) : (
        <>
          <Button type="primary" onClick={() => setCompleting(true)}>
            {t('pick.complete', { count: p.picked.size })}
          </Button>
          <Button onClick={() => onPick(new Map())}>{t('pick.none')}</Button>
        </>
      )}
      <SidePanel
        open={completing}
        title={t('completion.title', { count: p.picked.size })}
        onClose={() => setCompleting(false)}
      >
        {completing && (
          <CompletionForm
            view={p.view}
            picked={p.picked}
            known={p.rows}
            onDone={() => {
              setCompleting(false)
              onPick(new Map())
            }}
          />
        )}
      </SidePanel>
    </div>
  )
}

const withAll = (picked: Picked, rows: readonly PaymentView[]): Picked =>
  new Map([...picked, ...rows.map((row) => [row.id, row.version] as const)].slice(0, MOST_AT_ONCE))
