import { assetsApi, type Register } from '@rongheng/core/assets/api'
import type { AssetKind } from '@rongheng/core/assets/record'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { useDownload } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useText } from '../ui/text.tsx'
import { useGo } from '../ui/use-go.ts'
import { useQueryValue } from '../ui/use-query-value.ts'
import '../ui/forms.css'
import './assets.css'
import { ContractList, LocationList, SoftwareList, VendorList } from './SmallLists.tsx'
import { DeviceList } from './DeviceList.tsx'
import { type OpenForm, RecordForm } from './RecordForm.tsx'
import { SystemList } from './SystemList.tsx'
import { type NodeState, Topology } from './Topology.tsx'
import { useAssetUnit } from './use-unit.ts'
import { assetWords } from './words.ts'

const tabs = ['system', 'device', 'software', 'contract', 'vendor', 'location', 'topology'] as const

/** All that a unit has, list by list. `stateOf` tells how systems and devices are, where somebody knows. */
export function AssetsPage(p: { stateOf?: (id: string) => NodeState | undefined }) {
  const t = useText(assetWords)
  const { unitId, units, choose } = useAssetUnit()
  if (unitId === null) return <EmptyState title={t('none.system')} />
  return (
    <>
      {units.length > 1 && (
        <div className="filters no-print">
          <label>
            {t('unit')}
            <select className="select" value={unitId} onChange={(event) => choose(event.target.value)}>
              {units.map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.name}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <Lists key={unitId} unitId={unitId} stateOf={p.stateOf} />
    </>
  )
}

function Lists({
  unitId,
  stateOf,
}: {
  unitId: string
  stateOf: ((id: string) => NodeState | undefined) | undefined
}) {
  const t = useText(assetWords)
  const go = useGo()
  const register = useRead(assetsApi.register, { unitId: unitId as Register['unitId'] })
  const mayWrite = useMay('asset.write', unitId)
  const download = useDownload(assetsApi.exportAssets)
  const [shown, setShown] = useQueryValue('tab', 'system')
  const tab = tabs.find((one) => one === shown) ?? 'system'
  const [form, setForm] = useState<{ kind: AssetKind; record: Parameters<OpenForm>[1]; nth: number } | null>(
    null,
  )
  const open: OpenForm = (kind, record) => setForm((last) => ({ kind, record, nth: (last?.nth ?? 0) + 1 }))
  const reason = mayWrite ? null : t('may-not.write')
  const list = { register, mayWrite, open }
  const addKind: AssetKind = tab === 'topology' ? 'system' : tab
  return (
    <>
      <PageTitle
        note={t('title.note')}
        actions={
          <>
            <ActionButton
              label={t('export')}
              pending={download.isPending}
              onPress={() => download.mutate({ unitId: register.unitId })}
            />
            <ActionButton
              label={t('import')}
              disabledReason={reason}
              onPress={() => go(`/assets/import?unit=${unitId}`)}
            />
            <ActionButton
              label={t(`add.${addKind}`)}
              primary
              disabledReason={reason}
              onPress={() => open(addKind, null)}
            />
          </>
        }
      >
        {t('title')}
      </PageTitle>
      <ErrorSummary error={download.error} title={t('export.not')} />
      <fieldset className="choice as-tabs no-print">
        <legend className="visually-hidden">{t('tab.label')}</legend>
        {tabs.map((one) => (
          <button type="button" key={one} aria-pressed={tab === one} onClick={() => setShown(one)}>
            {t(`tab.${one}`)}
          </button>
        ))}
      </fieldset>
      {tab === 'system' && <SystemList register={register} stateOf={stateOf} />}
      {tab === 'device' && <DeviceList register={register} mayWrite={mayWrite} />}
      {tab === 'software' && <SoftwareList {...list} />}
      {tab === 'contract' && <ContractList {...list} />}
      {tab === 'vendor' && <VendorList {...list} />}
      {tab === 'location' && <LocationList {...list} />}
      {tab === 'topology' && <Topology register={register} {...(stateOf && { stateOf })} />}
      <SidePanel
        open={form !== null}
        title={form?.record ? String(form.record['name']) : t(`add.${form?.kind ?? addKind}`)}
        onClose={() => setForm(null)}
      >
        {form && (
          <RecordForm
            key={form.nth}
            kind={form.kind}
            register={register}
            record={form.record}
            onDone={() => setForm(null)}
          />
        )}
      </SidePanel>
    </>
  )
}
