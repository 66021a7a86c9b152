import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { deviceKinds, importances } from '@rongheng/core/assets/choices'
import { systemKinds } from '@rongheng/core/assets/system-kinds'
import { type ReactNode, useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import '../ui/forms.css'
import './assets.css'
import { useChoiceText } from './choice-text.ts'
import { DeviceStateTag } from './DeviceStateTag.tsx'
import { Documents } from './Documents.tsx'
import { EndTag } from './EndTag.tsx'
import { FaultForm } from './FaultForm.tsx'
import { History } from './History.tsx'
import { NeedsEditor } from './NeedsEditor.tsx'
import { RecordForm } from './RecordForm.tsx'
import { subjectPath } from './subject-path.ts'
import { assetWords } from './words.ts'

/** A system: who answers for it, its devices, what it needs, its history. `children`: what other domains show of it. */
export function SystemPage({ systemId, children }: { systemId: string; children?: ReactNode }) {
  const t = useText(assetWords)
  const go = useGo()
  const toast = useToast()
  const { system, register, events, documents } = useRead(assetsApi.getSystem, {
    systemId: systemId as never,
  })
  const remove = useWrite(assetsApi.remove)
  const mayWrite = useMay('asset.write', system.unitId)
  const mayReport = useMay('asset.report-fault', system.unitId)
  const [open, setOpen] = useState<'edit' | 'device' | 'fault' | null>(null)
  const reason = mayWrite ? null : t('may-not.write')
  const close = () => setOpen(null)
  return (
    <>
      <p className="no-print">
        <PageLink to={`/assets?unit=${system.unitId}`}>{t('back')}</PageLink>
      </p>
      <PageTitle
        note={system.description}
        actions={
          <>
            <ActionButton
              label={t('fault')}
              disabledReason={mayReport ? null : t('may-not.fault')}
              onPress={() => setOpen('fault')}
            />
            <ActionButton label={t('edit')} disabledReason={reason} onPress={() => setOpen('edit')} />
            <ConfirmAction
              label={t('remove')}
              title={t('remove.title', { name: system.name })}
              danger
              disabledReason={reason}
              onConfirm={async () => {
                await remove.mutateAsync({ id: system.id, version: system.version })
                toast(t('removed'))
                go(`/assets?unit=${system.unitId}`)
              }}
            >
              {t('remove.text')}
            </ConfirmAction>
          </>
        }
      >
        {system.name}
      </PageTitle>
      {children}
      <div className="as-two">
        <section className="as-panel">
          <h2>{t('facts')}</h2>
          <SystemFacts system={system} register={register} />
        </section>
        <section className="as-panel">
          <div className="as-head">
            <h2>{t('needs')}</h2>
            <NeedsEditor subject={system} mayWrite={mayWrite} />
          </div>
          <Links
            register={register}
            ids={register.needs.filter((n) => n.fromId === system.id).map((n) => n.toId)}
          />
          <h3>{t('needed-by')}</h3>
          <Links
            register={register}
            ids={register.needs.filter((n) => n.toId === system.id).map((n) => n.fromId)}
          />
        </section>
      </div>
      <section className="as-panel">
        <div className="as-head">
          <h2>{t('tab.device')}</h2>
          <ActionButton label={t('add.device')} disabledReason={reason} onPress={() => setOpen('device')} />
        </div>
        <SystemDevices register={register} systemId={system.id} />
      </section>
      <History subjectId={system.id} events={events} mayWrite={mayWrite} />
      <Documents subjectId={system.id} documents={documents} mayWrite={mayWrite} />
      <SidePanel
        open={open !== null}
        title={open === 'fault' ? t('fault') : open === 'device' ? t('add.device') : system.name}
        onClose={close}
      >
        {open === 'fault' && <FaultForm subjectId={system.id} onDone={close} />}
        {open === 'edit' && <RecordForm kind="system" register={register} record={system} onDone={close} />}
        {open === 'device' && (
          <RecordForm
            kind="device"
            register={register}
            record={null}
            begin={{ systemId: system.id, kind: systemKinds[system.kind].devices[0] }}
            onDone={close}
          />
        )}
      </SidePanel>
    </>
  )
}

function SystemFacts({ system, register: r }: { system: Register['systems'][number]; register: Register }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const person = (id: string | null) => r.people.find((one) => one.id === id)?.name ?? t('end.unsaid')
  const contract = r.contracts.find((one) => one.id === system.contractId)
  return (
    <DescriptionList
      rows={[
        { name: t('kind'), value: choice(systemKinds, system.kind) },
        { name: t('importance'), value: choice(importances, system.importance) },
        { name: t('owner'), value: person(system.ownerId) },
        { name: t('backup'), value: person(system.backupId) },
        {
          name: t('tab.vendor'),
          value: r.vendors.find((one) => one.id === system.vendorId)?.name ?? t('end.unsaid'),
        },
        { name: t('tab.contract'), value: contract?.name ?? t('end.unsaid') },
        { name: t('contract.end'), value: <EndTag on={contract?.endsOn ?? null} today={r.today} /> },
      ]}
    />
  )
}

function Links({ register, ids }: { register: Register; ids: readonly string[] }) {
  const t = useText(assetWords)
  const names = new Map([...register.systems, ...register.devices].map((one) => [one.id as string, one.name]))
  if (ids.length === 0) return <p className="muted">{t('needs.none')}</p>
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <PageLink to={subjectPath(id)}>{names.get(id) ?? id}</PageLink>
        </li>
      ))}
    </ul>
  )
}

function SystemDevices({ register: r, systemId }: { register: Register; systemId: string }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  return (
    <DataTable
      caption={t('tab.device')}
      rows={r.devices.filter((one) => one.systemId === systemId)}
      rowKey={(device) => device.id}
      empty={<p className="muted">{t('system.devices.none')}</p>}
      columns={[
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (device) => <PageLink to={subjectPath(device.id)}>{device.name}</PageLink>,
        },
        { key: 'kind', title: t('kind'), cell: (device) => choice(deviceKinds, device.kind) },
        { key: 'number', title: t('number'), cell: (device) => device.assetNumber || t('end.unsaid') },
        { key: 'state', title: t('state'), cell: (device) => <DeviceStateTag state={device.state} /> },
        {
          key: 'warranty',
          title: t('warranty'),
          cell: (device) => <EndTag on={device.warrantyEndsOn} today={r.today} />,
        },
      ]}
    />
  )
}
