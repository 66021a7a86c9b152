import { identityApi } from '@rongheng/core/identity/api'
import { watchApi } from '@rongheng/core/watch/api'
import type { CheckId } from '@rongheng/core/watch/ids'
import { checkKinds, type Kind, kindOf } from '@rongheng/core/watch/kinds/all'
import type { CheckView, PushAddress } from '@rongheng/core/watch/views'
import { Button } from 'antd'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useActor } from '../app/session.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useEither, useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import { CheckForm } from './CheckForm.tsx'
import { KindChoice } from './KindChoice.tsx'
import { checkPageWords } from './words.ts'
import './watch.css'

/** Sets up a check: first its kind, then its form. `?copy=` begins with the settings of another, `?system=` with a system. */
export function NewCheckPage() {
  const t = useText(checkPageWords)
  const either = useEither()
  const units = useOwnUnits()
  const [kind, setKind] = useQueryValue('kind')
  const [copy] = useQueryValue('copy')
  const [systemId] = useQueryValue('system')
  const chosen = checkKinds.find((one) => one.kind === kind)
  if (units.length === 0) return <EmptyState title={t('may-not.write')} />
  if (copy) return <CopiedCheck checkId={copy as CheckId} units={units} />
  if (!chosen)
    return (
      <>
        <PageTitle>{t('check.new')}</PageTitle>
        <KindChoice onChoose={setKind} />
      </>
    )
  return (
    <>
      <PageTitle
        note={either(chosen.about.zh, chosen.about.en)}
        actions={<Button onClick={() => setKind('')}>{t('kind.other')}</Button>}
      >
        {`${t('check.new')} · ${either(chosen.zh, chosen.en)}`}
      </PageTitle>
      <Filled kind={chosen.kind} units={units} {...(systemId && { systemId })} />
    </>
  )
}

function CopiedCheck({ checkId, units }: { checkId: CheckId; units: Units }) {
  const t = useText(checkPageWords)
  const { check } = useRead(watchApi.getCheck, { checkId })
  return (
    <>
      <PageTitle note={check.name}>{t('check.new')}</PageTitle>
      <Filled kind={check.settings.kind} units={units} copied={check} />
    </>
  )
}

/** Changes a check. */
export function EditCheckPage({ checkId }: { checkId: string }) {
  const t = useText(checkPageWords)
  const either = useEither()
  const marks = usePunctuation()
  const view = useRead(watchApi.getCheck, { checkId: checkId as CheckId })
  const { kind } = view.check.settings
  return (
    <>
      <PageTitle note={either(kindOf(kind).zh, kindOf(kind).en)}>
        {marks.label(t('check.edit'), view.check.name)}
      </PageTitle>
      <Filled kind={kind} view={view} units={[]} />
    </>
  )
}

type Units = readonly { readonly id: string; readonly name: string }[]

function useOwnUnits(): Units {
  const { units } = useRead(identityApi.listUnits, {})
  const mayWriteIn = useActor().permissions['watch.write'] ?? []
  return units.filter((unit) => mayWriteIn.includes(unit.id))
}

/** The form, and behind it the address to report to, shown once. */
function Filled(p: {
  kind: Kind
  view?: CheckView
  copied?: CheckView['check']
  units: Units
  systemId?: string
}) {
  const go = useGo()
  const t = useText(checkPageWords)
  const [made, setMade] = useState<{ id: string; push: PushAddress } | null>(null)
  if (made)
    return (
      <section className="panel">
        <h2>{t('push.title')}</h2>
        <p>{t('push.once')}</p>
        <code className="wt-once">{`${window.location.origin}${made.push.path}`}</code>
        <Button type="primary" onClick={() => go(`/watch/checks/${made.id}`)}>
          {t('push.done')}
        </Button>
      </section>
    )
  return (
    <CheckForm
      kind={p.kind}
      view={p.view ?? null}
      {...(p.copied && { copied: p.copied })}
      {...(p.systemId && { systemId: p.systemId })}
      units={p.units}
      onSaved={({ view, push }) => {
        if (push) setMade({ id: view.check.id, push })
        else go(`/watch/checks/${view.check.id}`)
      }}
    />
  )
}
