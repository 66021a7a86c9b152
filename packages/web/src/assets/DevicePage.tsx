import { assetsApi, type DevicePage as View } from '@rongheng/core/assets/api'
import { type DeviceState, deviceKinds, deviceStates } from '@rongheng/core/assets/choices'
import { type ReactNode, useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { useDayText } from '../ui/day-text.ts'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import '../ui/forms.css'
import './assets.css'
import { useChoiceText } from './choice-text.ts'
import { Documents } from './Documents.tsx'
import { EndTag } from './EndTag.tsx'
import { FaultForm } from './FaultForm.tsx'
import { History } from './History.tsx'
import { NeedsEditor } from './NeedsEditor.tsx'
import { RecordForm } from './RecordForm.tsx'
import { subjectPath } from './subject-path.ts'
import { assetWords } from './words.ts'

/** A device: what the code on its label opens, on a telephone as well. `children`: what other domains show of it. */
export function DevicePage({ deviceId, children }: { deviceId: string; children?: ReactNode }) {
  const t = useText(assetWords)
  const view = useRead(assetsApi.getDevice, { deviceId: deviceId as never })
  const { device } = view
  const mayWrite = useMay('asset.write', device.unitId)
  const mayReport = useMay('asset.report-fault', device.unitId)
  const [reporting, setReporting] = useState(false)
  return (
    <>
      <p className="no-print">
        <PageLink to={`/assets?unit=${device.unitId}&tab=device`}>{t('back')}</PageLink>
      </p>
      <PageTitle
        note={[view.unitName, view.systemName, view.place].filter((part) => part !== null).join(' · ')}
        actions={
          <ActionButton
            label={t('fault')}
            primary
            disabledReason={mayReport ? null : t('may-not.fault')}
            onPress={() => setReporting(true)}
          />
        }
      >
        {device.name}
      </PageTitle>
      {children}
      <StateChoice device={device} mayWrite={mayWrite} />
      <section className="as-panel">
        <div className="as-head">
          <h2>{t('facts')}</h2>
          <DeviceActions view={view} mayWrite={mayWrite} />
        </div>
        <DeviceFacts view={view} />
      </section>
      <History subjectId={device.id} events={view.events} mayWrite={mayWrite} />
      <Documents subjectId={device.id} documents={view.documents} mayWrite={mayWrite} />
      <SidePanel open={reporting} title={t('fault')} onClose={() => setReporting(false)}>
        <FaultForm subjectId={device.id} onDone={() => setReporting(false)} />
      </SidePanel>
    </>
  )
}

function StateChoice({ device, mayWrite }: { device: View['device']; mayWrite: boolean }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const toast = useToast()
  const write = useWrite(assetsApi.setState)
  const set = (state: DeviceState) =>
    write.mutate(
      { deviceId: device.id, state, version: device.version },
      { onSuccess: () => toast(t('saved')) },
    )
  return (
    <div className="as-state">
      <ErrorSummary error={write.error} />
      <fieldset className="choice">
        <legend className="visually-hidden">{t('state')}</legend>
        {(Object.keys(deviceStates) as DeviceState[]).map((state) => (
          <button
            type="button"
            key={state}
            aria-pressed={device.state === state}
            aria-disabled={!mayWrite}
            onClick={() => mayWrite && state !== device.state && set(state)}
          >
            {choice(deviceStates, state)}
          </button>
        ))}
      </fieldset>
      {!mayWrite && <p className="action-reason">{t('may-not.write')}</p>}
    </div>
  )
}

function DeviceActions({ view: { device }, mayWrite }: { view: View; mayWrite: boolean }) {
  const t = useText(assetWords)
  const go = useGo()
  const toast = useToast()
  const remove = useWrite(assetsApi.remove)
  const [editing, setEditing] = useState(false)
  const reason = mayWrite ? null : t('may-not.write')
  return (
    <span className="as-actions no-print">
      <ActionButton
        label={t('labels')}
        onPress={() => go(`/assets/labels?unit=${device.unitId}&device=${device.id}`)}
      />
      <NeedsEditor subject={device} mayWrite={mayWrite} />
      <ActionButton label={t('edit')} disabledReason={reason} onPress={() => setEditing(true)} />
      <ConfirmAction
        label={t('remove')}
        title={t('remove.title', { name: device.name })}
        danger
        disabledReason={reason}
        onConfirm={async () => {
          await remove.mutateAsync({ id: device.id, version: device.version })
          toast(t('removed'))
          go(`/assets?unit=${device.unitId}&tab=device`)
        }}
      >
        {t('remove.text')}
      </ConfirmAction>
      <SidePanel open={editing} title={device.name} onClose={() => setEditing(false)}>
        <DeviceEdit device={device} onDone={() => setEditing(false)} />
      </SidePanel>
    </span>
  )
}

function DeviceEdit({ device, onDone }: { device: View['device']; onDone: () => void }) {
  const register = useRead(assetsApi.register, { unitId: device.unitId })
  return <RecordForm kind="device" register={register} record={device} onDone={onDone} />
}

function DeviceFacts({ view }: { view: View }) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const { day } = useDayText()
  const { device } = view
  const said = (text: string | null) => text || t('end.unsaid')
  return (
    <DescriptionList
      rows={[
        { name: t('kind'), value: choice(deviceKinds, device.kind) },
        {
          name: t('system'),
          value:
            device.systemId === null ? (
              t('end.unsaid')
            ) : (
              <PageLink to={subjectPath(device.systemId)}>{said(view.systemName)}</PageLink>
            ),
        },
        { name: t('place'), value: said(view.place) },
        { name: t('model'), value: said([device.brand, device.model].filter(Boolean).join(' ')) },
        { name: t('number'), value: said(device.assetNumber) },
        { name: t('serial'), value: said(device.serial) },
        { name: t('address'), value: said(device.address) },
        { name: t('owner'), value: said(view.ownerName) },
        { name: t('tab.vendor'), value: said(view.vendorName) },
        { name: t('bought'), value: device.boughtOn === null ? t('end.unsaid') : day(device.boughtOn) },
        {
          name: t('price'),
          value: device.priceFen === null ? t('end.unsaid') : <Amount fen={device.priceFen} unit="yuan" />,
        },
        { name: t('warranty'), value: <EndTag on={device.warrantyEndsOn} today={view.today} /> },
        ...(device.note ? [{ name: t('location.note'), value: device.note }] : []),
      ]}
    />
  )
}
