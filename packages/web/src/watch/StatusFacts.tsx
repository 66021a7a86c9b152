import type { UnitId } from '@rongheng/core/identity/unit'
import { watchApi } from '@rongheng/core/watch/api'
import { type StatusPage, statusApi } from '@rongheng/core/watch/status-page'
import { useRead } from '../api/use-read.ts'
import { useMay } from '../app/session.ts'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { statusWords } from './status-words.ts'

/** Where the status page of a unit is, who may open it and what it shows: for whoever may see systems. */
export function StatusFacts({ unitId }: { unitId: UnitId }) {
  const t = useText(statusWords)
  const page = useRead(statusApi.getPage, { unitId })
  const mayWrite = useMay('watch.write', unitId)
  if (page.version === 0)
    return mayWrite ? null : <EmptyState title={t('page.none')} help={t('page.none.help')} />
  const mayOpen = mayWrite || page.shownTo !== 'nobody'
  const address = `${window.location.origin}/status/${page.slug}`
  return (
    <section className="panel">
      <h2>{page.title}</h2>
      <DescriptionList
        rows={[
          { name: t('shown-to'), value: t(`shown-to.${page.shownTo}`) },
          {
            name: t('address'),
            value: mayOpen ? (
              <>
                {address} <PageLink to={`/status/${page.slug}`}>{t('look')}</PageLink>
              </>
            ) : (
              t('address.not-yet')
            ),
          },
          { name: t('systems'), value: <SystemNames page={page} /> },
        ]}
      />
    </section>
  )
}

function SystemNames({ page }: { page: StatusPage }) {
  const t = useText(statusWords)
  const marks = usePunctuation()
  const { systems } = useRead(watchApi.choices, { unitId: page.unitId })
  const names = page.systemIds.flatMap((id) => systems.find((one) => one.id === id)?.name ?? [])
  return names.length === 0 ? t('status.none') : marks.list(names)
}
