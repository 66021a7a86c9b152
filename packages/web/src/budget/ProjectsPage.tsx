import { budgetApi } from '@rongheng/core/budget/api'
import { type ProjectLine, projectStates } from '@rongheng/core/budget/views'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount, MoneyUnitSwitch, useAmountText } from '../ui/Amount.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LongText } from '../ui/LongText.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { RateCell } from './RateCell.tsx'
import { budgetWords } from './words.ts'
import './budget.css'

const PAGE_SIZE = 20

/** The projects within reach: how the money of each stands, and what is its next milestone. */
export function ProjectsPage() {
  const t = useText(budgetWords)
  const go = useGo()
  const mayWrite = useMay('project.write')
  const [year, setYear] = useQueryValue('year')
  const [mine, setMine] = useQueryValue('mine')
  const [text, setText] = useQueryValue('text')
  const [state, setState] = useQueryValue('state')
  const [page, setPage] = useQueryValue('page', '1')
  const chosen = projectStates.find((one) => one === state)
  const { items, count, years } = useRead(budgetApi.listProjects, {
    ...(year !== '' && { year: Number(year) }),
    ...(mine === 'true' && { mine: true }),
    ...(text !== '' && { text }),
    ...(chosen && { state: chosen }),
    page: Number(page) || 1,
    size: PAGE_SIZE,
  })
  const change = (set: (next: string) => void) => (value: string) => {
    if (page !== '1') setPage('1')
    set(value)
  }
  const severalUnits = new Set(items.map((item) => item.unitId)).size > 1
  return (
    <>
      <PageTitle
        note={t('projects.note')}
        actions={
          <>
            <MoneyUnitSwitch />
            <ActionButton
              label={t('project.new')}
              primary
              disabledReason={mayWrite ? null : t('may-not.write')}
              onPress={() => go('/budget/projects/new')}
            />
          </>
        }
      >
        {t('projects')}
      </PageTitle>
      <div className="filters no-print">
        <SearchBox label={t('projects.text')} value={text} onSearch={change(setText)} />
        <label>
          {t('year')}
          <select className="select" value={year} onChange={(event) => change(setYear)(event.target.value)}>
            <option value="">{t('year.all')}</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('state')}
          <select className="select" value={state} onChange={(event) => change(setState)(event.target.value)}>
            <option value="">{t('state.all')}</option>
            {projectStates.map((one) => (
              <option key={one} value={one}>
                {t(`state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="choice">
          <legend className="visually-hidden">{t('show')}</legend>
          {(['', 'true'] as const).map((one) => (
            <button type="button" key={one} aria-pressed={mine === one} onClick={() => change(setMine)(one)}>
              {t(one === '' ? 'mine.all' : 'mine.only')}
            </button>
          ))}
        </fieldset>
      </div>
      <DataTable
        caption={t('projects')}
        rows={items}
        rowKey={(row) => row.id}
        empty={
          years.length === 0 ? (
            <EmptyState title={t('projects.none')} help={t('projects.none.help')} />
          ) : (
            <EmptyState title={t('projects.none.filtered')} />
          )
        }
        columns={[
          {
            key: 'name',
            title: t('name'),
            head: true,
            cell: (row) => (
              <div>
                <PageLink to={`/budget/projects/${row.id}`}>
                  <LongText>{row.name}</LongText>
                </PageLink>
                <div className="muted">
                  {row.year} · {row.code}
                  {severalUnits && ` · ${row.unitName}`}
                </div>
              </div>
            ),
          },
          { key: 'owner', title: t('owner'), cell: (row) => row.ownerName },
          {
            key: 'full',
            title: t('budget.amount.fullYear'),
            numeric: true,
            amount: (row) => row.amounts.fullYear,
            cell: (row, places) => <Amount fen={row.amounts.fullYear} places={places} />,
          },
          {
            key: 'spent',
            title: t('budget.amount.spent'),
            numeric: true,
            amount: (row) => row.amounts.spent,
            cell: (row, places) => <Amount fen={row.amounts.spent} places={places} />,
          },
          { key: 'rate', title: t('rate'), numeric: true, cell: (row) => <RateCell rate={row.rate} /> },
          { key: 'next', title: t('next'), cell: (row) => <NextMilestone line={row} /> },
        ]}
        paging={{
          page: Number(page) || 1,
          pageSize: PAGE_SIZE,
          total: count,
          onPage: (next) => setPage(String(next)),
        }}
      />
      <p className="muted foot-note">{t('rate.of')}</p>
    </>
  )
}

function NextMilestone({ line }: { line: ProjectLine }) {
  const either = useEither()
  const t = useText(budgetWords)
  const amount = useAmountText()
  const { next } = line
  return (
    <div className="stack-tight">
      {line.finishedOn !== null ? (
        <span>{t('finished')}</span>
      ) : next === null ? (
        <span className="muted">{t('next.none')}</span>
      ) : (
        <span>
          {t('next.cell', {
            label: either(next.label, next.labelEn),
            day: next.day,
            toPay: amount(next.toPay),
          })}
        </span>
      )}
      {line.unmeasured > 0 && (
        <StatusTag tone={line.finishedOn === null ? 'bad' : 'warn'}>
          {t('unmeasured', { count: line.unmeasured })}
        </StatusTag>
      )}
      {line.missed > 0 && <StatusTag tone="warn">{t('missed', { count: line.missed })}</StatusTag>}
    </div>
  )
}
