import { type Day, type Month, monthOf } from '@rongheng/core/kernel/time'
import { alertApi } from '@rongheng/core/watch/alert-api'
import type { MaintenanceView } from '@rongheng/core/watch/alert-views'
import { useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useReadWhen } from '../../api/use-read.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useText } from '../../ui/text.tsx'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { MaintenanceForm } from './MaintenanceForm.tsx'
import { MaintenanceList } from './MaintenanceList.tsx'
import { monthAfter, spanOf } from './month.ts'
import { MonthTable } from './MonthTable.tsx'
import { maintenanceWords } from './words.ts'
import './maintenance.css'

/** What is being filled in: something new on a day, or a window that is there. */
type Editing = { readonly day: Day } | { readonly window: MaintenanceView }

/** Planned maintenance as a calendar of a month, and as a list. */
export function MaintenancePage() {
  const t = useText(maintenanceWords)
  const mayWrite = useMay('watch.write')
  const thisMonth = monthOf(serverNow())
  const [wanted, setMonth] = useQueryValue('month', thisMonth)
  const month = (/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted) ? wanted : thisMonth) as Month
  const [editing, setEditing] = useState<Editing | null>(null)
  const { data, error } = useReadWhen(alertApi.listWindows, spanOf(month))
  const reason = mayWrite ? null : t('may-not.write')
  const today = () =>
    setEditing({ day: new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10) as Day })
  const title = t('month', { year: month.slice(0, 4), month: Number(month.slice(5)) })
  return (
    <>
      <PageTitle
        note={t('maintenance.note')}
        actions={<ActionButton primary label={t('add')} disabledReason={reason} onPress={today} />}
      >
        {t('maintenance')}
      </PageTitle>
      <div className="wm-head">
        <h2>{title}</h2>
        <span className="no-print wa-acts">
          <ActionButton label={t('before')} onPress={() => setMonth(monthAfter(month, -1))} />
          <ActionButton label={t('today')} onPress={() => setMonth(thisMonth)} />
          <ActionButton label={t('after')} onPress={() => setMonth(monthAfter(month, 1))} />
        </span>
      </div>
      <ErrorSummary error={data ? null : error} title={t('failed')} />
      {!data && !error && <Loading />}
      {data && (
        <>
          <MonthTable
            month={month}
            title={t('calendar.label', { month: title })}
            windows={data.items}
            {...(mayWrite && { onDay: (day: Day) => setEditing({ day }) })}
          />
          <h2 className="wm-list-title">{t('list')}</h2>
          <MaintenanceList windows={data.items} onEdit={(window) => setEditing({ window })} />
        </>
      )}
      <SidePanel
        open={editing !== null}
        title={t(editing && 'window' in editing ? 'change' : 'add')}
        onClose={() => setEditing(null)}
      >
        {editing && (
          <MaintenanceForm
            {...('window' in editing ? { window: editing.window } : { day: editing.day })}
            onDone={() => setEditing(null)}
          />
        )}
      </SidePanel>
    </>
  )
}
