import { reportCheckApi } from '@rongheng/core/report/check/api'
import { useState } from 'react'
import { useReadWhen } from '../../api/use-read.ts'
import { useActor } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useText } from '../../ui/text.tsx'
import { useGo } from '../../ui/use-go.ts'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { CheckOptions, noOptions } from './CheckOptions.tsx'
import { FileChoice } from './FileChoice.tsx'
import { checkWords } from './check-words.ts'
import { useStartCheck } from './use-start-check.ts'
import './check.css'

/** Takes the files of a report and what they are to be compared with. `?previous=` is the check of the report before it was mended. */
export function NewCheckPage() {
  const t = useText(checkWords)
  const go = useGo()
  const [previousId] = useQueryValue('previous')
  const again = previousId !== ''
  const { data: previous } = useReadWhen(reportCheckApi.getCheck, { checkId: previousId }, { when: again })
  const [files, setFiles] = useState<readonly File[]>([])
  const [projectId] = useQueryValue('project')
  const [options, setOptions] = useState({ ...noOptions, projectId })
  const { start, sending, error } = useStartCheck()
  const units = useActor().permissions['report.check'] ?? []
  const unitKnown = again || units.length === 1 || options.unitId !== '' || options.projectId !== ''
  const closed = files.length === 0 ? t('start.closed') : unitKnown ? null : t('start.no-unit')
  const press = async () => {
    const { keep, ...chosen } = options
    const named = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''))
    const checkId = await start({ ...named, keep, ...(again && { previousId }) }, files)
    if (checkId !== null) go(`/report/checks/${checkId}`)
  }
  return (
    <>
      <PageTitle
        note={
          <>
            <PageLink to="/report/checks">{t('back')}</PageLink>
            <br />
            {again ? t('again.note') : t('new.note')}
          </>
        }
      >
        {again ? t('again.title', { title: previous?.title ?? '' }) : t('new')}
      </PageTitle>
      <section className="panel ck-new">
        <ErrorSummary error={error} title={t('start.failed')} />
        <FileChoice files={files} onChange={setFiles} busy={sending !== null}>
          {sending && (
            <ProgressBar
              share={(sending.n - 1 + sending.share) / sending.count}
              text={t('sending.step', {
                n: sending.n,
                count: sending.count,
                name: sending.name,
                percent: Math.floor(sending.share * 100),
              })}
            />
          )}
        </FileChoice>
        {!again && <CheckOptions value={options} onChange={setOptions} />}
        <ActionButton
          label={t('start')}
          primary
          pending={sending !== null}
          disabledReason={closed}
          onPress={() => void press()}
        />
      </section>
    </>
  )
}
