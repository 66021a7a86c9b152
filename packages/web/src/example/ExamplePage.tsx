import { exampleApi } from '@rongheng/core/example/api'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { examplePageWords } from './words.ts'

/** What the example center holds, and its removal in one step. */
export function ExamplePage() {
  const marks = usePunctuation()
  const t = useText(examplePageWords)
  const toast = useToast()
  const state = useRead(exampleApi.state, {})
  const remove = useWrite(exampleApi.remove)
  return (
    <>
      <PageTitle note={t('note')}>{t('title')}</PageTitle>
      {state.present ? (
        <section className="panel stack">
          <DescriptionList
            rows={[
              { name: t('units'), value: marks.list(state.units) },
              { name: t('projects'), value: t('projects.count', { n: state.projects }) },
              { name: t('accounts'), value: t('accounts.count', { n: state.accounts }) },
              {
                name: t('watched'),
                value: t('watched.count', {
                  systems: state.systems,
                  devices: state.devices,
                  checks: state.checks,
                }),
              },
            ]}
          />
          {state.filling && <p role="status">{t('filling')}</p>}
          <p>
            {t('how')} <PageLink to="/identity/users">{t('people')}</PageLink>
          </p>
          <ConfirmAction
            label={t('remove')}
            title={t('remove.title')}
            danger
            onConfirm={async () => {
              await remove.mutateAsync({})
              toast(t('removed'))
            }}
          >
            <p>{t('remove.what', { projects: state.projects, accounts: state.accounts })}</p>
          </ConfirmAction>
        </section>
      ) : (
        <EmptyState title={t('none')} help={t('none.help')} />
      )}
    </>
  )
}
