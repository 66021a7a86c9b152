import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { type Discovery, type FoundHost, guessDevice, knownAs } from '@rongheng/core/assets/discover'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useRead, useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { FormField } from '../ui/FormField.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import '../ui/forms.css'
import './assets.css'
import { RecordForm } from './RecordForm.tsx'
import { subjectPath } from './subject-path.ts'
import { useAssetUnit } from './use-unit.ts'
import { assetWords } from './words.ts'

const EVERY_MS = 1_000

/** Looks which hosts answer in a subnet; people choose what of it is entered. */
export function DiscoverPage() {
  const t = useText(assetWords)
  const { unitId } = useAssetUnit()
  return unitId === null ? <EmptyState title={t('none.rows')} /> : <Discover unitId={unitId} />
}

function Discover({ unitId }: { unitId: string }) {
  const t = useText(assetWords)
  const of = { unitId: unitId as Register['unitId'] }
  const mayWrite = useMay('asset.write', unitId)
  const start = useWrite(assetsApi.startDiscovery)
  const [under, setUnder] = useState(true)
  const latest = useReadWhen(assetsApi.latestDiscovery, of, { everyMs: under && EVERY_MS })
  const discovery = latest.data?.discovery ?? null
  const running = discovery !== null && discovery.endedAt === null
  if (latest.data && under !== running) setUnder(running)
  return (
    <>
      <p className="no-print">
        <PageLink to={`/assets?unit=${unitId}&tab=device`}>{t('back')}</PageLink>
      </p>
      <PageTitle note={t('discover.note')}>{t('discover.title')}</PageTitle>
      <Form<{ range: string; community?: string }>
        className="as-panel"
        layout="vertical"
        requiredMark={false}
        onFinish={({ range, community }) => {
          start.mutate({ ...of, range, community: community ?? '' }, { onSuccess: () => setUnder(true) })
        }}
      >
        <ErrorSummary error={start.error ?? latest.error} title={t('discover.not')} />
        <div className="form-grid">
          <FormField
            name="range"
            label={t('discover.range')}
            help={t('discover.range.help')}
            rules={[{ required: true, message: t('required', { what: t('discover.range') }) }]}
          >
            <Input maxLength={40} />
          </FormField>
          <FormField name="community" label={t('discover.community')} help={t('discover.community.help')}>
            <Input.Password maxLength={60} autoComplete="off" />
          </FormField>
        </div>
        <Button
          type="primary"
          htmlType="submit"
          loading={start.isPending || running}
          aria-disabled={!mayWrite}
        >
          {t('discover.start')}
        </Button>
      </Form>
      {discovery && <Result unitId={of.unitId} discovery={discovery} />}
    </>
  )
}

function Result({ unitId, discovery }: { unitId: Register['unitId']; discovery: Discovery }) {
  const t = useText(assetWords)
  const marks = usePunctuation()
  const register = useRead(assetsApi.register, { unitId })
  const stop = useWrite(assetsApi.stopDiscovery)
  const [adding, setAdding] = useState<FoundHost | null>(null)
  const { range, done, total, found, state } = discovery
  return (
    <section className="as-panel">
      <h2>{t('discover.found')}</h2>
      {discovery.endedAt === null ? (
        <>
          <ProgressBar
            share={done / Math.max(1, total)}
            text={t('discover.progress', { range, done, total })}
          />
          <ActionButton
            label={t('discover.stop')}
            pending={stop.isPending}
            onPress={() => stop.mutate({ discoveryId: discovery.id })}
          />
        </>
      ) : (
        <p role="status">{t(`discover.state.${state}`, { range, n: found.length })}</p>
      )}
      <DataTable
        caption={t('discover.found')}
        rows={found}
        rowKey={(host) => host.address}
        empty={<p className="muted">{t('discover.none')}</p>}
        columns={[
          { key: 'address', title: t('address'), head: true, cell: (host) => host.address },
          {
            key: 'ping',
            title: t('discover.ping'),
            cell: (host) => (host.pingMs === null ? t('discover.ping.none') : `${host.pingMs} ms`),
          },
          {
            key: 'ports',
            title: t('discover.ports'),
            cell: (host) => marks.list(host.ports.map(String)) || '—',
          },
          {
            key: 'says',
            title: t('discover.says'),
            cell: (host) =>
              host.snmp ? [host.snmp.name, host.snmp.description].filter(Boolean).join(' · ') : '—',
          },
          {
            key: 'known',
            title: t('discover.known'),
            cell: (host) => {
              const known = knownAs(register.devices, host.address)
              return known ? (
                <PageLink to={subjectPath(known.id)}>{known.name}</PageLink>
              ) : (
                <ActionButton label={t('discover.add')} what={host.address} onPress={() => setAdding(host)} />
              )
            },
          },
        ]}
      />
      <SidePanel open={adding !== null} title={t('add.device')} onClose={() => setAdding(null)}>
        {adding && (
          <RecordForm
            kind="device"
            register={register}
            record={null}
            begin={guessDevice(adding)}
            onDone={() => setAdding(null)}
          />
        )}
      </SidePanel>
    </section>
  )
}
