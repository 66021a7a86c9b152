import { reportApi } from '@rongheng/core/report/api'
import { useRead } from '../api/use-read.ts'
import { useMoment } from '../app/moment.ts'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { ChangedSince } from './ChangedSince.tsx'
import { FontNote } from './FontNote.tsx'
import { NumberPanelProvider } from './number-panel.tsx'
import { PartList } from './PartList.tsx'
import { Downloads } from './ReportActions.tsx'
import { ReportPaper } from './ReportPaper.tsx'
import { reportWords } from './words.ts'
import './report.css'

/** A signed version as it was signed: nothing on it can be changed. */
export function EditionPage({ editionId }: { editionId: string }) {
  const t = useText(reportWords)
  const moment = useMoment()
  const { edition, model, changed } = useRead(reportApi.getEdition, { editionId: editionId as never })
  const sheet = useRead(reportApi.getReport, { projectId: edition.projectId, outlineId: edition.outlineId })
  return (
    <NumberPanelProvider>
      <PageTitle
        note={
          <>
            {t('edition.nth', { number: edition.number })} · {edition.signedByName} ·{' '}
            {moment(edition.signedAt)} · {t('code')} {edition.code} ·{' '}
            <PageLink to={`/report/projects/${edition.projectId}/${edition.outlineId}`}>{t('back')}</PageLink>
          </>
        }
        actions={<Downloads sheet={sheet} editionId={edition.id} />}
      >
        {model.subtitle}
      </PageTitle>
      <ChangedSince changed={changed} />
      <FontNote />
      <div className="rp-columns">
        <PartList model={model} />
        <ReportPaper model={model} />
      </div>
    </NumberPanelProvider>
  )
}
