import type { Project } from '@rongheng/core/budget/project'
import { type Source, sources } from '@rongheng/core/budget/source'
import type { Day } from '@rongheng/core/kernel/time'
import { Button, Input } from 'antd'
import { useText } from '../ui/text.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { budgetWords } from './words.ts'

const shows = ['all', 'incomplete', 'reversed'] as const

/** What the list of payments is narrowed to, kept in the address; `set` changes one part and goes back to the first page. */
export function usePaymentFilter() {
  const [text, setText] = useQueryValue('text')
  const [from, setFrom] = useQueryValue('from')
  const [to, setTo] = useQueryValue('to')
  const [use, setUse] = useQueryValue('use')
  const [source, setSource] = useQueryValue('source')
  const [incomplete, setIncomplete] = useQueryValue('incomplete')
  const [state, setState] = useQueryValue('state', 'live')
  const [batch, setBatch] = useQueryValue('batch')
  const [page, setPage] = useQueryValue('page', '1')
  const change = (put: (next: string) => void) => (value: string) => {
    if (page !== '1') setPage('1')
    put(value)
  }
  const chosen = sources.find((one) => one === source)
  return {
    page: Number(page) || 1,
    setPage: (next: number) => setPage(String(next)),
    filtered: [text, from, to, use, source, incomplete, batch].some((v) => v !== '') || state !== 'live',
    /** As the server takes it. */
    wanted: {
      ...(text !== '' && { text }),
      ...(from !== '' && { from: from as Day }),
      ...(to !== '' && { to: to as Day }),
      ...(use !== '' && { use }),
      ...(chosen && { source: chosen }),
      ...(batch !== '' && { batchId: batch }),
      ...(incomplete === 'true' && { incomplete: true }),
      state: state === 'reversed' ? ('reversed' as const) : ('live' as const),
    },
    values: { text, from, to, use, source, batch },
    shown: state === 'reversed' ? 'reversed' : incomplete === 'true' ? 'incomplete' : 'all',
    set: {
      text: change(setText),
      from: change(setFrom),
      to: change(setTo),
      use: change(setUse),
      source: change(setSource),
      batch: change(setBatch),
      show: (next: string) => {
        change(setIncomplete)(next === 'incomplete' ? 'true' : '')
        setState(next === 'reversed' ? 'reversed' : 'live')
      },
    },
  }
}

/** The fields above the list of payments. */
export function PaymentFilters(p: { filter: ReturnType<typeof usePaymentFilter>; project: Project }) {
  const t = useText(budgetWords)
  const { values, set, shown } = p.filter
  const choice = (
    label: string,
    value: string,
    put: (next: string) => void,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <label>
      {label}
      <select className="select" value={value} onChange={(event) => put(event.target.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  )
  const all = { value: '', label: t('show.all') }
  return (
    <div className="filters no-print">
      <SearchBox label={t('text')} value={values.text} onSearch={set.text} />
      <label>
        {t('from')}
        <Input type="date" value={values.from} onChange={(event) => set.from(event.target.value)} />
      </label>
      <label>
        {t('to')}
        <Input type="date" value={values.to} onChange={(event) => set.to(event.target.value)} />
      </label>
      {choice(t('use'), values.use, set.use, [
        all,
        ...p.project.uses.map((one) => ({ value: one.id as string, label: one.name })),
        { value: 'none', label: t('use.unassigned') },
      ])}
      {choice(t('source'), values.source, set.source, [
        all,
        ...sources.map((one: Source) => ({ value: one, label: t(`budget.source.${one}`) })),
      ])}
      {choice(
        t('show'),
        shown,
        set.show,
        shows.map((one) => ({ value: one, label: t(`show.${one}`) })),
      )}
      {values.batch !== '' && <Button onClick={() => set.batch('')}>{`${t('show.batch')} ×`}</Button>}
    </div>
  )
}
