import { assetsApi, type Register } from '@rongheng/core/assets/api'
import { licences } from '@rongheng/core/assets/choices'
import { placesInOrder } from '@rongheng/core/assets/place'
import type { AssetKind } from '@rongheng/core/assets/record'
import type { ReactNode } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Amount } from '../ui/Amount.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useChoiceText } from './choice-text.ts'
import { EndTag } from './EndTag.tsx'
import type { OpenForm } from './RecordForm.tsx'
import { assetWords } from './words.ts'

type ListProps = { readonly register: Register; readonly mayWrite: boolean; readonly open: OpenForm }
type Kept = { readonly id: string; readonly name: string; readonly version: number }

/** Records of a kind with what may be done with each. */
function RecordList<R extends Kept>(
  p: ListProps & {
    kind: Exclude<AssetKind, 'system' | 'device'>
    rows: readonly R[]
    columns: readonly Column<R>[]
    nameCell?: (row: R) => ReactNode
  },
) {
  const t = useText(assetWords)
  const toast = useToast()
  const remove = useWrite(assetsApi.remove)
  const reason = p.mayWrite ? null : t('may-not.write')
  return (
    <DataTable
      caption={t(`tab.${p.kind}`)}
      rows={p.rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('none.rows')} />}
      columns={[
        { key: 'name', title: t('name'), head: true, cell: p.nameCell ?? ((row) => row.name) },
        ...p.columns,
        {
          key: 'actions',
          title: t('actions'),
          cell: (row) => (
            <span className="as-actions">
              <ActionButton
                label={t('edit')}
                what={row.name}
                disabledReason={reason}
                onPress={() => p.open(p.kind, row)}
              />
              <ConfirmAction
                label={t('remove')}
                title={t('remove.title', { name: row.name })}
                danger
                disabledReason={reason}
                onConfirm={async () => {
                  await remove.mutateAsync({ id: row.id as never, version: row.version })
                  toast(t('removed'))
                }}
              >
                {t('remove.text')}
              </ConfirmAction>
            </span>
          ),
        },
      ]}
    />
  )
}

/** Software and licences of a unit. */
export function SoftwareList(p: ListProps) {
  const t = useText(assetWords)
  const choice = useChoiceText()
  const { register: r } = p
  return (
    <RecordList
      {...p}
      kind="software"
      rows={r.software}
      columns={[
        { key: 'edition', title: t('software.edition'), cell: (one) => one.edition || t('end.unsaid') },
        {
          key: 'system',
          title: t('system'),
          cell: (one) => r.systems.find((system) => system.id === one.systemId)?.name ?? t('end.unsaid'),
        },
        {
          key: 'licence',
          title: t('software.licence'),
          cell: (one) =>
            one.seats === null
              ? choice(licences, one.licence)
              : t('software.seats', { licence: choice(licences, one.licence), n: one.seats }),
        },
        {
          key: 'ends',
          title: t('software.ends'),
          cell: (one) => <EndTag on={one.licenceEndsOn} today={r.today} />,
        },
      ]}
    />
  )
}

/** Contracts of a unit and when they end. */
export function ContractList(p: ListProps) {
  const t = useText(assetWords)
  const { register: r } = p
  return (
    <RecordList
      {...p}
      kind="contract"
      rows={r.contracts}
      columns={[
        { key: 'number', title: t('contract.number'), cell: (one) => one.number || t('end.unsaid') },
        {
          key: 'vendor',
          title: t('tab.vendor'),
          cell: (one) => r.vendors.find((vendor) => vendor.id === one.vendorId)?.name ?? t('end.unsaid'),
        },
        {
          key: 'amount',
          title: t('contract.amount'),
          numeric: true,
          amount: (one) => one.amountFen,
          cell: (one, places) =>
            one.amountFen === null ? t('end.unsaid') : <Amount fen={one.amountFen} places={places} />,
        },
        { key: 'ends', title: t('contract.end'), cell: (one) => <EndTag on={one.endsOn} today={r.today} /> },
      ]}
    />
  )
}

/** Vendors of a unit. */
export function VendorList(p: ListProps) {
  const t = useText(assetWords)
  return (
    <RecordList
      {...p}
      kind="vendor"
      rows={p.register.vendors}
      columns={[
        { key: 'service', title: t('vendor.service'), cell: (one) => one.service || t('end.unsaid') },
        { key: 'contact', title: t('vendor.contact'), cell: (one) => one.contact || t('end.unsaid') },
        { key: 'phone', title: t('vendor.phone'), cell: (one) => one.phone || t('end.unsaid') },
      ]}
    />
  )
}

/** The places of a unit, those inside another under it. */
export function LocationList(p: ListProps) {
  const t = useText(assetWords)
  const places = placesInOrder(p.register.locations)
  const depthOf = new Map(places.map(({ place, depth }) => [place.id, depth]))
  return (
    <RecordList
      {...p}
      kind="location"
      rows={places.map(({ place }) => place)}
      nameCell={(one) => (
        <span style={{ paddingInlineStart: `${(depthOf.get(one.id) ?? 0) * 1.5}em` }}>
          {(depthOf.get(one.id) ?? 0) > 0 && <span aria-hidden="true">└ </span>}
          {one.name}
        </span>
      )}
      columns={[
        {
          key: 'devices',
          title: t('tab.device'),
          cell: (one) =>
            t('devices.count', {
              n: p.register.devices.filter((device) => device.locationId === one.id).length,
            }),
        },
        { key: 'note', title: t('location.note'), cell: (one) => one.note || '—' },
      ]}
    />
  )
}
