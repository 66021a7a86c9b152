import { budgetApi } from '@rongheng/core/budget/api'
import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { useState } from 'react'
import { useReadWhen } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useMoment } from '../../app/moment.ts'
import { useMay } from '../../app/session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { useText } from '../../ui/text.tsx'
import { Choice } from './Choice.tsx'
import { checkWords } from './check-words.ts'

/** What on record the report was held against, what was not there to be compared, and the way to compare it with a project after all. */
export function Compared({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const moment = useMoment()
  const compare = useWrite(reportCheckApi.compareCheck)
  const ask = (projectId: string | null) => compare.mutate({ checkId: check.id, projectId })
  const { compared, projectId } = check
  return (
    <section className="panel ck-compared" aria-label={t('compared')}>
      <ErrorSummary error={compare.error} title={t('failed.write')} />
      {compared !== null && projectId !== null && check.projectName !== null ? (
        <>
          <p>
            {t('compared.with')} <PageLink to={`/budget/projects/${projectId}`}>{check.projectName}</PageLink>{' '}
            <span className="muted">{t('compared.at', { at: moment(compared.at) })}</span>
          </p>
          {compared.lacks.length > 0 && (
            <>
              <p>{t('lacks')}</p>
              <ul>
                {compared.lacks.map((lack) => (
                  <li key={lack}>{t(`lack.${lack}`)}</li>
                ))}
              </ul>
            </>
          )}
          <p className="ck-offer no-print">
            <ActionButton
              label={t('compare.again')}
              pending={compare.isPending}
              onPress={() => ask(projectId)}
            />
            <ActionButton label={t('compare.stop')} pending={compare.isPending} onPress={() => ask(null)} />
          </p>
        </>
      ) : (
        <>
          {check.offers.map((offer) => (
            <p key={offer.id} className="ck-offer">
              <span>{t('offer', offer)}</span>
              <ActionButton
                label={t('offer.take')}
                what={offer.name}
                pending={compare.isPending}
                onPress={() => ask(offer.id)}
              />
            </p>
          ))}
          <OtherProject open={check.offers.length === 0} pending={compare.isPending} onChoose={ask} />
        </>
      )}
    </section>
  )
}

/** Any project within reach, for reports that do not write its name as it stands here. */
function OtherProject(p: { open: boolean; pending: boolean; onChoose: (projectId: string) => void }) {
  const t = useText(checkWords)
  const may = useMay('project.read')
  const [chosen, setChosen] = useState('')
  const projects = useReadWhen(budgetApi.listProjects, {}, { when: may }).data?.items ?? []
  if (projects.length === 0) return <p className="muted">{t('compared.none')}</p>
  return (
    <details className="no-print">
      <summary>{t(p.open ? 'compare.open' : 'compare.other')}</summary>
      <div className="ck-offer">
        <Choice
          label={t('project')}
          value={chosen}
          onChange={setChosen}
          options={[
            ['', t('compare.choose')],
            ...projects.map((one) => [one.id, `${one.year} ${one.code} ${one.name}`] as const),
          ]}
        />
        <ActionButton
          label={t('offer.take')}
          pending={p.pending}
          disabledReason={chosen === '' ? t('compare.choose') : null}
          onPress={() => p.onChoose(chosen)}
        />
      </div>
    </details>
  )
}
