import { budgetApi } from '@rongheng/core/budget/api'
import type { ProjectId } from '@rongheng/core/budget/project'
import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import type { ReportContent } from '@rongheng/core/report/content'
import { type ReactNode, useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLeaving } from '../ui/unsaved.tsx'
import { KeptFiles } from './check/KeptFiles.tsx'
import { ChangedSince } from './ChangedSince.tsx'
import { Editions } from './Editions.tsx'
import { FontNote } from './FontNote.tsx'
import { HandNumbers } from './HandNumbers.tsx'
import { MethodsEditor } from './MethodsEditor.tsx'
import { NumberPanelProvider } from './number-panel.tsx'
import { Obstacles } from './Obstacles.tsx'
import { OwnCheck } from './OwnCheck.tsx'
import { PartList } from './PartList.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportPaper } from './ReportPaper.tsx'
import { SlotEditor } from './SlotEditor.tsx'
import { StepsEditor } from './StepsEditor.tsx'
import { Quotes } from './Quotes.tsx'
import type { ReportAround } from './TypedNumber.tsx'
import { useOwnCheck } from './use-own-check.ts'
import { reportWords } from './words.ts'
import './report.css'

const stateTone = { draft: 'info', offered: 'warn', signed: 'good', returned: 'bad' } as const

/** Writing a report: what follows from facts stands there, and each place for people's words opens where it is. */
export function ReportPage({ projectId, outlineId }: { projectId: string; outlineId: string }) {
  const either = useEither()
  const t = useText(reportWords)
  const moment = useMoment()
  const { project, unitName } = useRead(budgetApi.getProject, { projectId: projectId as ProjectId })
  const sheet = useRead(reportApi.getReport, { projectId, outlineId })
  const checked = useOwnCheck(sheet, project.unitId)
  const around = { projectId, unitId: project.unitId, year: project.year }
  const returned = sheet.state === 'returned' ? sheet.returns.at(-1) : undefined
  return (
    <NumberPanelProvider>
      <PageTitle
        note={
          <>
            {project.year} · {project.code} · {unitName} ·{' '}
            {either(sheet.outline.title, sheet.outline.titleEn)} ·{' '}
            <StatusTag tone={stateTone[sheet.state]}>{t(`state.${sheet.state}`)}</StatusTag> ·{' '}
            <PageLink to={`/budget/projects/${projectId}`}>{t('money')}</PageLink>
          </>
        }
        actions={<ReportActions sheet={sheet} unitId={project.unitId} errors={checked.errors.length} />}
      >
        {project.name}
      </PageTitle>
      {sheet.outline.abolished && (
        <p className="rp-flags">{t('outline.abolished', sheet.outline.abolished)}</p>
      )}
      {returned && (
        <p className="rp-flags">
          {t('returned.by', { by: returned.byName, at: moment(returned.at), opinion: returned.opinion })}
        </p>
      )}
      <ChangedSince changed={sheet.changed} />
      <Obstacles sheet={sheet} checked={checked} />
      <OwnCheck sheet={sheet} unitId={project.unitId} checked={checked} />
      <div className="rp-columns">
        <PartList model={sheet.model} />
        <Writing sheet={sheet} around={around} />
      </div>
      <FontNote />
      <HandNumbers sheet={sheet} unitId={project.unitId} />
      <Editions sheet={sheet} unitId={project.unitId} />
      <KeptFiles projectId={projectId} unitId={project.unitId} />
    </NumberPanelProvider>
  )
}

function Writing({ sheet, around }: { sheet: ReportSheet; around: ReportAround }) {
  const t = useText(reportWords)
  const toast = useToast()
  const [open, setOpen] = useState<string | null>(null)
  const write = useWrite(reportApi.saveReport)
  const may = useMay('report.write', around.unitId)
  const reason = !may ? t('may-not.write') : sheet.state === 'signed' ? t('report.locked') : null
  const save = async (change: Partial<ReportContent>) => {
    await write.mutateAsync({
      projectId: sheet.projectId,
      outlineId: sheet.outline.id,
      version: sheet.version,
      content: { ...sheet.content, ...change },
    })
    toast(t('saved'))
  }
  const leaving = useLeaving()
  const done = () => leaving.ask(() => setOpen(null))
  const slotOf = (key: string) => sheet.slots.find((s) => s.key === key)
  const editor = (key: string): ReactNode => {
    if (key === 'steps')
      return <StepsEditor steps={sheet.content.steps} save={(steps) => save({ steps })} onDone={done} />
    if (key === 'methods')
      return (
        <MethodsEditor methods={sheet.content.methods} save={(methods) => save({ methods })} onDone={done} />
      )
    const slot = slotOf(key)
    return (
      slot && (
        <SlotEditor
          slot={slot}
          text={sheet.content.texts[key] ?? ''}
          tokens={sheet.tokens}
          around={around}
          save={(text) => save({ texts: { ...sheet.content.texts, [key]: text } })}
          onDone={done}
        />
      )
    )
  }
  const place = (key: string, children: ReactNode) => {
    const slot = slotOf(key)
    const label = slot?.label ?? t(key === 'steps' ? 'steps.label' : 'methods.label')
    const filled = slot
      ? slot.filled
      : key === 'steps'
        ? sheet.content.steps.length > 0
        : sheet.content.methods.length > 0
    return (
      <div className={filled && !slot?.flags.length ? 'rp-slot' : 'rp-slot rp-slot-open'} id={`slot-${key}`}>
        {open === key ? (
          <leaving.Within>{editor(key)}</leaving.Within>
        ) : (
          <>
            {children}
            <div className="rp-slot-tools no-print">
              <span className="muted">{slot && !slot.filled ? slot.hint : label}</span>
              <ActionButton
                label={t(filled ? 'change' : 'write')}
                what={label}
                onPress={() => leaving.ask(() => setOpen(key))}
              />
            </div>
          </>
        )}
      </div>
    )
  }
  const optional = (partKey: string) =>
    sheet.slots
      .filter((s) => s.partKey === partKey && s.optional && !s.filled)
      .map((s) => <div key={s.key}>{place(s.key, <p>{t('write.optional', { label: s.label })}</p>)}</div>)
  // Said once at the top instead of under each of a dozen places.
  if (reason)
    return (
      <div>
        <p className={may ? 'rp-flags no-print' : 'muted no-print'}>{reason}</p>
        <ReportPaper model={sheet.model} />
      </div>
    )
  return (
    <div>
      {leaving.question}
      <Quotes sheet={sheet} around={around} save={save} />
      <ReportPaper
        model={sheet.model}
        around={place}
        after={(partKey) => <div className="no-print">{optional(partKey)}</div>}
      />
    </div>
  )
}
